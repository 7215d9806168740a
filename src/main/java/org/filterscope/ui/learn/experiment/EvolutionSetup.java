package org.filterscope.ui.learn.experiment;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Spinner;
import org.filterscope.experiment.evolution.Evolution;
import org.filterscope.experiment.evolution.EvolutionReport;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.experiment.result.Result;
import org.filterscope.figure.EvolutionFigure;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.task.Job;
import org.filterscope.task.ProgressUnit;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Visit;

/** Figure 4: which folder a small network is trained on, and for how long. */
public final class EvolutionSetup implements ExperimentSetup {

  private static final int MOST_CLASSES = 100;
  private static final int CLASSES = 10;
  private static final int MOST_PER_CLASS = 1000;
  private static final int PER_CLASS = 60;
  private static final int MOST_EPOCHS = 64;
  private static final int EPOCHS = 30;
  private static final int UNITS = 4;

  private final Lesson lesson;
  private final FolderPick row;
  private final Spinner<Integer> classes;
  private final Spinner<Integer> perClass;
  private final Spinner<Integer> epochs;

  /** Nothing is chosen at first: it takes a folder with classes. */
  public EvolutionSetup(Lesson lesson) {
    this.lesson = lesson;
    row = new FolderPick(lesson, "train.folder.title", null);
    classes =
        row.number("experiment-classes", "learn.experiment.classes", 2, MOST_CLASSES, CLASSES);
    perClass =
        row.number(
            "experiment-per-class", "learn.experiment.per-class", 2, MOST_PER_CLASS, PER_CLASS);
    epochs = row.number("experiment-epochs", "learn.experiment.epochs", 1, MOST_EPOCHS, EPOCHS);
  }

  @Override
  public Node node() {
    return row;
  }

  @Override
  public ObservableValue<Boolean> ready() {
    return row.folder().isNotNull();
  }

  @Override
  public void visit(Visit visit) {
    if (visit instanceof Visit.ToFolder to) {
      row.open(to.folder());
    }
  }

  @Override
  public ExperimentRun run() {
    Path folder = Objects.requireNonNull(row.folder().get());
    int last = epochs.getValue();
    List<Integer> kept = Evolution.Task.PAPER.stream().filter(epoch -> epoch <= last).toList();
    Evolution.Task task =
        new Evolution.Task(folder, classes.getValue(), perClass.getValue(), kept, UNITS, 1);
    return new ExperimentRun(
        lesson.words().get("learn.experiment.evolution.job", String.valueOf(folder.getFileName())),
        ProgressUnit.PARTS,
        job -> train(task, job));
  }

  private Result train(Evolution.Task task, Job<Result> job) {
    LeftOut leftOut = new LeftOut(lesson.workspace());
    EvolutionReport report =
        new Evolution(lesson.engine(), lesson.workspace().reader())
            .run(task, leftOut, job, job.cancellation());
    leftOut.tell();
    String command =
        new CommandText(BuiltInModel.NAME, Experiment.EVOLUTION)
            .add(task.folder())
            .add("--classes", task.classes())
            .add("--per-class", task.perClass())
            .add("--epochs", String.join(",", task.epochs().stream().map(String::valueOf).toList()))
            .add("--seed", task.seed())
            .toString();
    return new Result(
        Experiment.EVOLUTION,
        lesson.words().get("learn.experiment.evolution.network"),
        lesson
            .words()
            .get(
                "learn.experiment.evolution.found",
                String.valueOf(task.folder().getFileName()),
                report.classes().size(),
                report.heldOut()),
        report.learning() + report.heldOut(),
        command,
        Instant.now().toString(),
        report.table(),
        report.plots(),
        EvolutionFigure.frames(report));
  }
}
