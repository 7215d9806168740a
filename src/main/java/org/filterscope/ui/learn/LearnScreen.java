package org.filterscope.ui.learn;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.filterscope.address.View;
import org.filterscope.network.store.ModelStore;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Screen;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.learn.answer.DenseChapter;
import org.filterscope.ui.learn.answer.SoftmaxChapter;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Visit;
import org.filterscope.ui.learn.chapter.Ways;
import org.filterscope.ui.learn.convolution.FilterChapter;
import org.filterscope.ui.learn.convolution.MapsChapter;
import org.filterscope.ui.photograph.PhotographInUse;
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/** Learn: what a network does and how it learns, tried on the user's photograph. */
public final class LearnScreen implements Screen {

  private final Workspace workspace;
  private final ObservableBooleanValue isModelMissing;
  private final Indexes indexes;
  private final Engine engine;
  private final Lesson.Folders folders;
  private final ModelStore store;
  private final Others others;
  private final LearnViewModel model;
  private final StackPane place = new StackPane();
  private @Nullable LearnView view;
  private boolean isInView;

  /** What exists only while one model is in use. */
  private final Subscriptions inUse = new Subscriptions();

  /** Ways to other screens. */
  public interface Others {

    /** Shows a unit in Explore, on the photograph in use. */
    void explore(UnitAddress unit);

    /** Shows a unit's cell in Explore, on the photograph in use. */
    void explore(CellAddress cell);

    /** Shows Train. */
    void train();

    /** Shows Models. */
    void models();

    /** Shows this screen. */
    void learn();
  }

  /**
   * The screen, with or without a model in use.
   *
   * @param photograph the photograph in use as the model in use sees it; null without a model
   * @param isModelMissing whether there will be no model because it could not be loaded
   * @param indexes of top patches
   * @param engine where networks compute
   * @param folders of the app
   * @param store models at hand besides the one in use
   */
  public LearnScreen(
      Workspace workspace,
      ObservableValue<@Nullable PhotographInUse> photograph,
      ObservableBooleanValue isModelMissing,
      Indexes indexes,
      Engine engine,
      Lesson.Folders folders,
      ModelStore store,
      Others others) {
    this.workspace = workspace;
    this.isModelMissing = isModelMissing;
    this.indexes = indexes;
    this.engine = engine;
    this.folders = folders;
    this.store = store;
    this.others = others;
    model = new LearnViewModel(Chapters.all(), workspace.session());
    photograph.addListener((property, old, now) -> use(now));
    use(photograph.getValue());
  }

  @Override
  public String id() {
    return "learn";
  }

  @Override
  public String title() {
    return workspace.words().get("learn.title");
  }

  @Override
  public String icon() {
    return "mdmz-menu_book";
  }

  @Override
  public Node node() {
    return place;
  }

  @Override
  public List<KeyHint> keys() {
    LearnView shown = view;
    return shown == null ? LearnKeys.hints(workspace.words()) : shown.keys();
  }

  @Override
  public boolean take(KeyEvent event) {
    LearnView shown = view;
    return shown != null && shown.take(event);
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
  public boolean mayChangeModel() {
    LearnView shown = view;
    return shown == null || shown.mayChangeModel();
  }

  @Override
  public void close() {
    inUse.close();
  }

  @Override
  public View view() {
    return View.ofChapter(model.current().get().id());
  }

  @Override
  public void requireKnown(View view) {
    String chapter = view.chapter();
    if (chapter != null && model.chapters().stream().noneMatch(one -> one.id().equals(chapter))) {
      throw new Problem("address.no-chapter", chapter);
    }
  }

  @Override
  public void visit(View view) {
    if (view.chapter() != null) {
      model.turnTo(view.chapter());
    }
  }

  /** Shows a chapter, and in it what the user comes to see. */
  public void open(String chapter, Visit visit) {
    LearnView shown = view;
    if (shown != null) {
      shown.open(chapter, visit);
    }
  }

  /**
   * Shows how a cell of a unit's map is computed: from colours in the first chapter, from other
   * maps in the second.
   */
  public void showArithmetic(CellAddress cell) {
    boolean readsColours = inUse(cell).filter(layer -> layer.inputs().get(0) == 0).isPresent();
    open(readsColours ? FilterChapter.ID : MapsChapter.ID, new Visit.ToCell(cell));
  }

  private Optional<org.filterscope.network.Node> inUse(CellAddress cell) {
    return Optional.ofNullable(workspace.model().get())
        .flatMap(used -> used.model().network().find(cell.layer()));
  }

  /** Shows how a class's sum becomes a probability. */
  public void showSoftmax(int index) {
    open(SoftmaxChapter.ID, new Visit.ToClass(index));
  }

  /** Shows what adds up to a class's sum. */
  public void showContributions(int index) {
    open(DenseChapter.ID, new Visit.ToClass(index));
  }

  private void look(boolean isNow) {
    isInView = isNow;
    LearnView shown = view;
    if (shown != null) {
      shown.look(isNow);
    }
  }

  private void use(@Nullable PhotographInUse used) {
    close();
    if (used == null) {
      view = null;
      place.getChildren().setAll(hint());
      return;
    }
    ExportMenu menu =
        new ExportMenu(workspace.words(), new Exporter(workspace, Exporter.systemClip()));
    LearnView opened =
        new LearnView(
            new Lesson(
                workspace,
                used.used(),
                used.photograph(),
                indexes,
                engine,
                folders,
                store,
                menu,
                new WaysFromHere()),
            model);
    view = opened;
    inUse.add(opened::close);
    place.getChildren().setAll(opened);
    opened.look(isInView);
  }

  /** Says that the model is on its way, or that none could be loaded. */
  private Label hint() {
    Label hint = Texts.text("");
    hint.setId("learn-hint");
    hint.getStyleClass().setAll("label", "empty-hint");
    Runnable say =
        () ->
            hint.setText(
                workspace
                    .words()
                    .get(isModelMissing.get() ? "learn.model.missing" : "learn.model.waiting"));
    inUse.onChange(isModelMissing, say);
    say.run();
    return hint;
  }

  private final class WaysFromHere implements Ways {
    @Override
    public void toExplore(UnitAddress unit) {
      others.explore(unit);
    }

    @Override
    public void toExplore(CellAddress cell) {
      others.explore(cell);
    }

    @Override
    public void toTrain() {
      others.train();
    }

    @Override
    public void toModels() {
      others.models();
    }

    @Override
    public void toChapter(String chapter, Visit visit) {
      others.learn();
      open(chapter, visit);
    }
  }
}
