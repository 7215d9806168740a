package org.filterscope.ui.learn.experiment;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Spinner;
import org.filterscope.experiment.accuracy.LayerAccuracy;
import org.filterscope.experiment.accuracy.LayerAccuracyReport;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.experiment.result.Result;
import org.filterscope.experiment.vector.UsualLayers;
import org.filterscope.network.Model;
import org.filterscope.task.Job;
import org.filterscope.task.ProgressUnit;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Visit;

/** Tables 4 and 7: which folder, and how many classes, photographs and splits. */
public final class LayersSetup implements ExperimentSetup {

  private static final int MOST_CLASSES = 1000;
  private static final int MOST_HELD_OUT = 50;
  private static final int MOST_SPLITS = 5;
  private static final LayerAccuracy.Task SMALL = LayerAccuracy.Task.small(Path.of(""));

  /** What the paper has, besides five photographs, which small folders have, too. */
  private static final List<Integer> PER_CLASS = SMALL.perClass();

  private final Lesson lesson;
  private final Model model;
  private final FolderPick row;
  private final FolderPick tested;
  private final CheckBox isSeparate;
  private final Spinner<Integer> classes;
  private final Spinner<Integer> heldOut;
  private final Spinner<Integer> splits;

  /** Nothing is chosen at first: it takes a folder with classes. */
  public LayersSetup(Lesson lesson) {
    this.lesson = lesson;
    model = lesson.used().model();
    row = new FolderPick(lesson, "train.folder.title", null);
    classes =
        row.number(
            "experiment-classes", "learn.experiment.classes", 2, MOST_CLASSES, SMALL.classes());
    heldOut =
        row.number(
            "experiment-held-out",
            "learn.experiment.held-out",
            1,
            MOST_HELD_OUT,
            SMALL.mostHeldOut());
    splits = row.number("experiment-splits", "learn.experiment.splits", 1, MOST_SPLITS, 1);
    tested = new FolderPick(lesson, "train.folder.title", null);
    isSeparate = new CheckBox(lesson.words().get("learn.experiment.separate"));
    isSeparate.setId("experiment-separate");
    row.getChildren().add(isSeparate);
    tested.visibleProperty().bind(isSeparate.selectedProperty());
    tested.managedProperty().bind(isSeparate.selectedProperty());
    row.getChildren().add(tested);
  }

  @Override
  public Node node() {
    return row;
  }

  @Override
  public ObservableValue<Boolean> ready() {
    return row.folder()
        .isNotNull()
        .and(isSeparate.selectedProperty().not().or(tested.folder().isNotNull()));
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
    Optional<Path> other =
        isSeparate.isSelected() ? Optional.ofNullable(tested.folder().get()) : Optional.empty();
    LayerAccuracy.Task task =
        new LayerAccuracy.Task(
            folder, other, classes.getValue(), PER_CLASS, heldOut.getValue(), splits.getValue(), 1);
    return new ExperimentRun(
        lesson.words().get("learn.experiment.layers.job", String.valueOf(folder.getFileName())),
        ProgressUnit.IMAGES,
        job -> measure(task, job));
  }

  private Result measure(LayerAccuracy.Task task, Job<Result> job) {
    List<org.filterscope.network.Node> layers = UsualLayers.lastOfEachSize(model.network());
    LeftOut leftOut = new LeftOut(lesson.workspace());
    LayerAccuracyReport report;
    try (FeatureCache cache = FeatureCache.open(lesson.folders().caches())) {
      report =
          new LayerAccuracy(lesson.engine(), model, lesson.workspace().reader(), cache, layers)
              .measure(task, new LayersProgress(lesson.words(), job), leftOut, job.cancellation());
    }
    leftOut.tell();
    return new Result(
        Experiment.LAYERS,
        model.name(),
        lesson
            .words()
            .get(
                "learn.experiment.layers.found",
                String.valueOf(task.folder().getFileName()),
                report.classes(),
                report.heldOut()),
        report.photographs(),
        command(task),
        Instant.now().toString(),
        report.table(),
        report.plots(),
        List.of());
  }

  private String command(LayerAccuracy.Task task) {
    CommandText command = new CommandText(model.name(), Experiment.LAYERS).add(task.folder());
    task.heldOut().ifPresent(folder -> command.add("--held-out-folder", folder));
    return command
        .add("--classes", task.classes())
        .add(
            "--per-class", String.join(",", task.perClass().stream().map(String::valueOf).toList()))
        .add("--most-held-out", task.mostHeldOut())
        .add("--splits", task.splits())
        .add("--seed", task.seed())
        .toString();
  }
}
