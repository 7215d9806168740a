package org.filterscope.ui.filters;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.filterscope.address.View;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Screen;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.compare.ReferenceModel;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.dialog.QuestionDialogs;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.unit.PatchLocation;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/** Filters: what each unit has learned. */
public final class FiltersScreen implements Screen {

  private final Workspace workspace;
  private final Indexes indexes;
  private final ReferenceModel before;
  private final Consumer<PatchLocation> explore;
  private final StackPane place = new StackPane();
  private @Nullable FiltersViewModel model;
  private boolean isInView;

  /** The subscriptions that end when another model comes into use. */
  private final Subscriptions inUse = new Subscriptions();

  /**
   * Creates the screen, with or without a model in use.
   *
   * @param indexes of top patches
   * @param before the earlier model that the one in use is compared with
   * @param explore shows a place in Explore
   */
  public FiltersScreen(
      Workspace workspace,
      Indexes indexes,
      ReferenceModel before,
      Consumer<PatchLocation> explore) {
    this.workspace = workspace;
    this.indexes = indexes;
    this.before = before;
    this.explore = explore;
    workspace.model().addListener((property, old, now) -> use(now));
    use(workspace.model().get());
  }

  @Override
  public String id() {
    return "filters";
  }

  @Override
  public String title() {
    return workspace.words().get("filters.title");
  }

  @Override
  public String icon() {
    return "mdal-grid_on";
  }

  @Override
  public Node node() {
    return place;
  }

  @Override
  public boolean showsPhotograph() {
    return false;
  }

  @Override
  public List<KeyHint> keys() {
    return FiltersKeys.hints(workspace.words());
  }

  @Override
  public void shown() {
    isInView = true;
    if (model != null) {
      model.look(true);
    }
  }

  @Override
  public void hidden() {
    isInView = false;
    if (model != null) {
      model.look(false);
    }
  }

  @Override
  public boolean take(KeyEvent event) {
    return place.getChildren().get(0) instanceof FiltersView view && view.take(event);
  }

  @Override
  public void close() {
    inUse.close();
  }

  /** Shows a unit. */
  public void visit(UnitAddress unit) {
    if (model != null) {
      model.visit(unit);
    }
  }

  @Override
  public View view() {
    return model == null ? View.NONE : model.view();
  }

  @Override
  public void visit(View view) {
    if (model != null) {
      model.visit(view);
    }
  }

  private void use(@Nullable ModelInUse used) {
    close();
    if (used == null) {
      model = null;
      Label waiting = new Label(workspace.words().get("filters.model.waiting"));
      waiting.getStyleClass().add("empty-hint");
      place.getChildren().setAll(waiting);
      return;
    }
    FiltersViewModel opened = new FiltersViewModel(workspace, used, indexes, before, explore);
    model = opened;
    opened.look(isInView);
    FiltersView view =
        new FiltersView(
            opened,
            new Exporter(workspace, Exporter.systemClip()),
            new QuestionDialogs(workspace.words(), () -> place));
    inUse.add(opened::close);
    inUse.add(view::close);
    place.getChildren().setAll(view);
  }
}
