package org.filterscope.ui.explore;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
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

/** Explore: one photograph through the network, one unit back to its pixels. */
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

  /** They stay when the model changes. */
  private final FrozenProjections frozen = new FrozenProjections();

  private final ReadOnlyObjectWrapper<@Nullable PhotographInUse> photograph =
      new ReadOnlyObjectWrapper<>();

  private @Nullable ExploreViewModel model;
  private boolean isInView;

  /** What there is only as long as one model is in use. */
  private final Subscriptions inUse = new Subscriptions();

  /**
   * The screen, with or without a model in use.
   *
   * @param isModelMissing whether none will come, for it could not be loaded
   * @param indexes of top patches
   * @param before the earlier model that the one in use is compared with
   * @param filters shows a unit in Filters, where indexes are made and chosen, too
   * @param arithmetic shows how a cell comes about
   * @param classes shows how a class came about
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
  public void hidden() {
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

  /** Opens a photograph, and looks at a unit's cell on it. */
  public void visit(PatchLocation visit) {
    if (model != null) {
      model.visit(visit);
    }
  }

  /** Looks at a unit, on the photograph that is open. */
  public void visit(UnitAddress unit) {
    if (model != null) {
      model.visit(unit);
    }
  }

  /** Looks at a unit's cell, on the photograph that is open. */
  public void visit(CellAddress cell) {
    if (model != null) {
      model.visit(cell);
    }
  }

  /** The photograph in use as the model in use sees it; null without a model. */
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
