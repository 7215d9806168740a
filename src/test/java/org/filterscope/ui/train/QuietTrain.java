package org.filterscope.ui.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.filterscope.home.Session;
import org.filterscope.network.Model;
import org.filterscope.network.store.ModelStore;
import org.filterscope.testing.Golden;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.dialog.Confirmation;
import org.filterscope.ui.dialog.NameQuestion;
import org.filterscope.ui.dialog.Questions;
import org.filterscope.ui.dialog.Unsaved;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.train.report.BaselineRun;
import org.filterscope.ui.train.report.LearnTopic;
import org.filterscope.ui.train.report.TrainingResult;
import org.jspecify.annotations.Nullable;

/** The Train screen's model, with the real network and a person who answers. */
final class QuietTrain extends QuietWindow implements Questions {

  final TrainViewModel train;
  private final ModelStore store;

  /** Where the screen led to. */
  final List<String> visited = new CopyOnWriteArrayList<>();

  final TrainScreen.Ways ways = new Visited();

  /** What was to be shown in Explore. */
  final List<Path> explored = new CopyOnWriteArrayList<>();

  /** What was taken into use. */
  final List<Path> takenIntoUse = new CopyOnWriteArrayList<>();

  /** For each of them, whether it is to be compared with the one before. */
  final List<Boolean> compared = new CopyOnWriteArrayList<>();

  final List<String> asked = new CopyOnWriteArrayList<>();
  volatile boolean agrees;

  /** Whether what is not saved is saved first. */
  volatile boolean saves;

  /**
   * A screen.
   *
   * @param caches where features are kept
   * @param ownThread the interface's thread; null for the test's
   */
  QuietTrain(Model model, Path home, Path caches, @Nullable Executor ownThread) {
    super(model, home, Session.FIRST, ownThread);
    train =
        new TrainViewModel(
            workspace,
            engine,
            new TrainScreen.Places(caches, home.resolve("models")),
            this,
            new Exporter(workspace, Exporter.systemClip()),
            ways);
    store = new ModelStore(home.resolve("models"), Golden.models());
  }

  private final class Visited implements TrainScreen.Ways {
    @Override
    public void explore(Path photograph) {
      explored.add(photograph);
    }

    @Override
    public void toExplore() {
      visited.add("explore");
    }

    @Override
    public void toClassify() {
      visited.add("classify");
    }

    @Override
    public void toTrain() {
      visited.add("train");
    }

    @Override
    public void toLearn(LearnTopic topic, Path folder) {
      visited.add(topic + " " + folder.getFileName());
    }

    @Override
    public void use(Path file, boolean isCompared) {
      takenIntoUse.add(file);
      compared.add(isCompared);
    }
  }

  /** Asks other models about a report's photographs. */
  BaselineRun baseline(TrainingResult report) {
    return new BaselineRun(workspace, engine, store, report);
  }

  @Override
  public boolean confirm(Confirmation question) {
    asked.add(question.keys().replaceAll("train\\.|\\.$", ""));
    return agrees;
  }

  @Override
  public Unsaved unsaved(Confirmation question) {
    return saves ? Unsaved.SAVE : Questions.super.unsaved(question);
  }

  @Override
  public Optional<String> name(NameQuestion question) {
    throw new AssertionError("nothing here has a name: " + question);
  }

  @Override
  public void close() {
    train.close();
    super.close();
  }
}
