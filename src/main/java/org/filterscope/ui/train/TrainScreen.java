package org.filterscope.ui.train;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.filterscope.network.store.ModelStore;
import org.filterscope.task.Engine;
import org.filterscope.ui.KeyHint;
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
  private final TrainView view;

  /**
   * The screen, on no folder. It stays as it is when another model comes into use, as what was
   * trained must not be lost.
   *
   * @param places where it keeps what it makes
   * @param store models whose classes can be summed, for comparison
   * @param ways to other screens, and to this one
   */
  public TrainScreen(
      Workspace workspace, Engine engine, Places places, ModelStore store, Ways ways) {
    words = workspace.words();
    Exporter saving = new Exporter(workspace, Exporter.systemClip());
    model =
        new TrainViewModel(
            workspace, engine, places, new QuestionDialogs(words, this::shownNode), saving, ways);
    view =
        new TrainView(
            workspace,
            model,
            report -> new BaselineRun(workspace, engine, store, report),
            ways,
            saving);
  }

  /** Ways to other screens, and to this one. */
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
     * Shows what stands behind a training, in Learn.
     *
     * @param folder that was learned from
     */
    void toLearn(LearnTopic topic, Path folder);

    /**
     * Takes a model's file into use.
     *
     * @param isCompared whether it is to be compared with the model before it
     */
    void use(Path file, boolean isCompared);
  }

  /**
   * Folders of the app.
   *
   * @param caches for what was computed of photographs
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
    return view;
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
    return view.take(event);
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

  /** Looks a folder through. */
  public void open(Path folder) {
    model.folder().open(folder);
  }

  private @Nullable Node shownNode() {
    return view;
  }
}
