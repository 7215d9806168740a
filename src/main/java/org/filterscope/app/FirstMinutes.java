package org.filterscope.app;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.filterscope.inspection.Inspection;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.explore.ExploreScreen;
import org.filterscope.ui.shell.SettingsViewModel;
import org.filterscope.ui.shell.ShellView;
import org.filterscope.ui.tour.TourPane;
import org.jspecify.annotations.Nullable;

/** Shows the tour at the first start, and whenever the user asks for it. */
final class FirstMinutes {

  private final Workspace workspace;
  private final ShellView view;
  private final ExploreScreen explore;
  private final SettingsViewModel settings;
  private final TourPane tour;

  FirstMinutes(
      Workspace workspace, ShellView view, ExploreScreen explore, SettingsViewModel settings) {
    this.workspace = workspace;
    this.view = view;
    this.explore = explore;
    this.settings = settings;
    tour =
        new TourPane(workspace.words(), view, () -> settings.change(now -> now.withTourOver(true)));
  }

  /** Shows the tour, on the screen that it explains. */
  void show() {
    view.show(explore);
    view.layout();
    if (tour.canStart()) {
      tour.start();
    } else {
      workspace.notices().tell(workspace.words().get("tour.waiting"));
    }
  }

  /**
   * Shows the tour, unless it was left before, once the first photograph has gone through the
   * network: what it explains is there then, and nothing has to wait for it.
   */
  void showAtFirst() {
    if (settings.settings().get().isTourOver()) {
      return;
    }
    ObservableValue<@Nullable Inspection> passed =
        explore.photograph().flatMap(now -> now.photograph().inspection());
    passed.addListener(
        new ChangeListener<>() {
          @Override
          public void changed(
              ObservableValue<? extends @Nullable Inspection> property,
              @Nullable Inspection old,
              @Nullable Inspection now) {
            property.removeListener(this);
            workspace.window().execute(FirstMinutes.this::showOnExplore);
          }
        });
  }

  /** Somebody who has gone elsewhere meanwhile has found the way. */
  private void showOnExplore() {
    if (view.current() == explore && tour.canStart()) {
      tour.start();
    }
  }
}
