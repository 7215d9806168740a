package org.filterscope.ui.explore;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.PicturePane;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.unit.UnitStyles;
import org.jspecify.annotations.Nullable;

/** The photograph alone, while there is no network to send it through. */
final class WaitingPane extends VBox implements AutoCloseable {

  private final PicturePane photograph;
  private final Messages words;
  private final Subscriptions subscriptions = new Subscriptions();

  /**
   * Shows the workspace's photograph.
   *
   * @param isMissing whether no network will come, for it could not be loaded
   */
  WaitingPane(Workspace workspace, ObservableBooleanValue isMissing) {
    words = workspace.words();
    photograph = new PicturePane(workspace.desk());
    photograph.setId("waiting-photograph");
    photograph.setMaxSize(720, 540);
    setVgrow(photograph, Priority.ALWAYS);
    Label hint = new Label();
    hint.setId("waiting-hint");
    hint.getStyleClass().add("empty-hint");
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    words.get(isMissing.get() ? "explore.model.missing" : "explore.model.loading"),
                isMissing));
    UnitStyles.dress(this, "explore", "explore.css");
    getStyleClass().add("waiting");
    setAlignment(Pos.CENTER);
    getChildren().addAll(photograph, hint);
    subscriptions.onValue(workspace.picture().photograph(), this::show);
    show(workspace.picture().photograph().get());
  }

  /** The network has come. */
  @Override
  public void close() {
    subscriptions.close();
  }

  private void show(@Nullable Photograph now) {
    photograph.pictureProperty().set(now == null ? null : now.picture());
    photograph.setAccessibleText(
        now == null
            ? words.get("explore.photograph.none")
            : words.get("explore.photograph.accessible", now.name()));
  }
}
