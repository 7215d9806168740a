package org.filterscope.ui.train;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.filterscope.network.store.ModelStore;
import org.filterscope.task.Engine;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.LazyView;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Screen;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.dialog.QuestionDialogs;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.train.report.BaselineRun;
import org.filterscope.ui.train.report.LearnTopic;
import org.jspecify.annotations.Nullable;

/** Train: fine-tune on a folder. */
public final class TrainScreen implements Screen {

  private final Messages words;
  private final TrainViewModel model;
  private final LazyView<TrainView> view;

  /**
   * Starts without a folder. When the model in use changes, it stays as it is, because a trained
   * model must not be lost.
   *
   * @param places the folders for what it creates
   * @param store models whose classes can be summed, for comparison
   * @param ways links to other screens, and to this one
   */
  public TrainScreen(
      Workspace workspace, Engine engine, Places places, ModelStore store, Ways ways) {
    words = workspace.words();
    Exporter saving = new Exporter(workspace, Exporter.systemClip());
    model =
        new TrainViewModel(
            workspace, engine, places, new QuestionDialogs(words, this::shownNode), saving, ways);
    view =
        new LazyView<>(
            () ->
                new TrainView(
                    workspace,
                    model,
                    report -> new BaselineRun(workspace, engine, store, report),
                    ways,
                    saving));
  }

  /** Links to other screens, and to this one. */
  public interface Ways {

    /** Shows a photograph in Explore. */
    void explore(Path photograph);

    /** Shows Explore. */
    void toExplore();

    /** Shows Classify. */
    void toClassify();

    /** Shows this screen. */
    void toTrain();

    /**
     * Explains a training in Learn.
     *
     * @param folder the training folder
     */
    void toLearn(LearnTopic topic, Path folder);

    /**
     * Puts a model's file into use.
     *
     * @param isCompared whether to compare it with the model that it was trained from
     */
    void use(Path file, boolean isCompared);
  }

  /**
   * Folders of the app.
   *
   * @param caches for what was computed from photographs
   * @param models for models that are used without being saved elsewhere
   */
  public record Places(Path caches, Path models) {}

  @Override
  public String id() {
    return "train";
  }

  @Override
  public String title() {
    return words.get("train.title");
  }

  @Override
  public String icon() {
    return "mdmz-school";
  }

  @Override
  public Node node() {
    return view.get();
  }

  @Override
  public boolean showsPhotograph() {
    return false;
  }

  @Override
  public List<KeyHint> keys() {
    return TrainKeys.hints(words);
  }

  @Override
  public boolean take(KeyEvent event) {
    return view.get().take(event);
  }

  @Override
  public void shown() {
    model.shown(true);
  }

  @Override
  public void hidden() {
    model.shown(false);
  }

  @Override
  public CompletableFuture<Boolean> mayClose() {
    return model.mayClose();
  }

  @Override
  public void close() {
    model.close();
  }

  /** Checks a folder. */
  public void open(Path folder) {
    model.folder().open(folder);
  }

  private @Nullable Node shownNode() {
    return view.created();
  }
}
