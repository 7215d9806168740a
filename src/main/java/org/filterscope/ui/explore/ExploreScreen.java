package org.filterscope.ui.explore;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.filterscope.address.View;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Screen;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.compare.ReferenceModel;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.photograph.ClassLinks;
import org.filterscope.ui.explore.unit.FrozenProjections;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.photograph.PhotographInUse;
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.PatchLocation;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/** Explore: one photograph passes through the network, and one unit is projected back to pixels. */
public final class ExploreScreen implements Screen {

  private final Workspace workspace;
  private final ObservableBooleanValue isModelMissing;
  private final Indexes indexes;
  private final ReferenceModel before;
  private final Consumer<UnitAddress> filters;
  private final Consumer<CellAddress> arithmetic;
  private final ClassLinks classes;
  private final Exporter saving;
  private final StackPane place = new StackPane();

  /** Kept when the model changes. */
  private final FrozenProjections frozen = new FrozenProjections();

  private final ReadOnlyObjectWrapper<@Nullable PhotographInUse> photograph =
      new ReadOnlyObjectWrapper<>();

  private @Nullable ExploreViewModel model;
  private boolean isInView;

  /** Closes what belongs to the model in use. */
  private final Subscriptions inUse = new Subscriptions();

  /**
   * Creates the screen, with or without a model in use.
   *
   * @param isModelMissing whether there will be no model, because it could not be loaded
   * @param indexes the indexes of top patches
   * @param before the reference model of a comparison
   * @param filters shows a unit in Filters, where indexes are built and chosen
   * @param arithmetic shows the arithmetic of a cell in Learn
   * @param classes shows in Learn how a class's probability comes about
   */
  public ExploreScreen(
      Workspace workspace,
      ObservableBooleanValue isModelMissing,
      Indexes indexes,
      ReferenceModel before,
      Consumer<UnitAddress> filters,
      Consumer<CellAddress> arithmetic,
      ClassLinks classes) {
    this.workspace = workspace;
    this.isModelMissing = isModelMissing;
    this.indexes = indexes;
    this.before = before;
    this.filters = filters;
    this.arithmetic = arithmetic;
    this.classes = classes;
    saving = new Exporter(workspace, Exporter.systemClip());
    workspace.model().addListener((property, old, now) -> use(now));
    use(workspace.model().get());
  }

  @Override
  public String id() {
    return "explore";
  }

  @Override
  public String title() {
    return workspace.words().get("explore.title");
  }

  @Override
  public String icon() {
    return "mdal-image_search";
  }

  @Override
  public Node node() {
    return place;
  }

  @Override
  public List<KeyHint> keys() {
    return ExploreKeys.hints(workspace.words());
  }

  @Override
  public void shown() {
    look(true);
  }

  @Override
  public boolean showsCamera() {
    return true;
  }

  /** The camera goes off; other screens go on with the frame that was shown last. */
  @Override
  public void hidden() {
    workspace.camera().keep();
    look(false);
  }

  @Override
  public boolean take(KeyEvent event) {
    return place.getChildren().get(0) instanceof ExploreView view && view.take(event);
  }

  @Override
  public void close() {
    inUse.close();
  }

  /** Opens a photograph and shows a unit's cell on it. */
  public void visit(PatchLocation visit) {
    if (model != null) {
      model.visit(visit);
    }
  }

  /** Shows a unit on the current photograph. */
  public void visit(UnitAddress unit) {
    if (model != null) {
      model.visit(unit);
    }
  }

  /** Shows a unit's cell on the current photograph. */
  public void visit(CellAddress cell) {
    if (model != null) {
      model.visit(cell);
    }
  }

  @Override
  public View view() {
    return model == null ? View.NONE : new ExploreAddress(model).view();
  }

  @Override
  public void requireKnown(View view) {
    ExploreAddress.requireKnown(view);
  }

  @Override
  public void visit(View view) {
    if (model != null) {
      new ExploreAddress(model).visit(view, workspace.notices());
    }
  }

  /** The current photograph as the model in use sees it; null without a model. */
  public ReadOnlyObjectProperty<@Nullable PhotographInUse> photograph() {
    return photograph.getReadOnlyProperty();
  }

  private void look(boolean isNow) {
    isInView = isNow;
    if (model != null) {
      model.look(isNow);
    }
  }

  private void use(@Nullable ModelInUse used) {
    photograph.set(null);
    close();
    if (used == null) {
      model = null;
      WaitingPane waiting = new WaitingPane(workspace, isModelMissing);
      inUse.add(waiting::close);
      place.getChildren().setAll(waiting);
      return;
    }
    ExploreContext context =
        new ExploreContext(workspace, used, indexes, before, filters, arithmetic, classes, frozen);
    ExploreViewModel opened = new ExploreViewModel(context);
    model = opened;
    opened.look(isInView);
    ExploreView view = new ExploreView(context, opened, saving);
    inUse.add(opened::close);
    inUse.add(view::close);
    place.getChildren().setAll(view);
    photograph.set(new PhotographInUse(used, opened.photograph()));
  }
}
