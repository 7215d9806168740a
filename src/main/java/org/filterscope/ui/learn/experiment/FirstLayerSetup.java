package org.filterscope.ui.learn.experiment;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Spinner;
import org.filterscope.experiment.firstlayer.FirstLayer;
import org.filterscope.experiment.firstlayer.FirstLayerReport;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.experiment.result.Result;
import org.filterscope.network.Model;
import org.filterscope.network.Operation;
import org.filterscope.task.Job;
import org.filterscope.task.ProgressUnit;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Visit;

/** Figure 6: which photographs the filters are tried on. */
public final class FirstLayerSetup implements ExperimentSetup {

  private static final int USUAL = 27;
  private static final int MOST = 500;

  private final Lesson lesson;
  private final Model model;
  private final FolderPick row;
  private final Spinner<Integer> photographs;

  /** Chooses the included photographs at first. */
  public FirstLayerSetup(Lesson lesson) {
    this.lesson = lesson;
    model = lesson.used().model();
    row = new FolderPick(lesson, "learn.experiment.folder", lesson.folders().photographs());
    photographs =
        row.number("experiment-photographs", "learn.experiment.photographs", 1, MOST, USUAL);
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
    int most = photographs.getValue();
    return new ExperimentRun(
        lesson.words().get("learn.experiment.first-layer.job", model.name()),
        ProgressUnit.IMAGES,
        job -> examine(folder, most, job));
  }

  private Result examine(Path folder, int most, Job<Result> job) {
    List<Path> images = FirstPhotographs.of(folder, most);
    FirstLayerReport report =
        FirstLayer.examine(
            lesson.engine(),
            lesson.used().inspector(),
            lesson.workspace().reader(),
            images,
            job,
            job.cancellation());
    CommandText command = new CommandText(model.name(), Experiment.FIRST_LAYER);
    images.forEach(command::add);
    return new Result(
        Experiment.FIRST_LAYER,
        model.name(),
        lesson
            .words()
            .get(
                "learn.experiment.first-layer.found",
                report.layer(),
                report.filters().size(),
                report.dead(),
                report.dominating(),
                Math.round(100 * report.aliased())),
        images.size(),
        command.toString(),
        Instant.now().toString(),
        report.table(),
        report.plots(),
        List.of());
  }

  @Override
  public Optional<String> obstacle() {
    boolean hasFilters =
        model.network().nodes().stream()
            .anyMatch(node -> node.operation() instanceof Operation.Convolution);
    return hasFilters
        ? Optional.empty()
        : Optional.of(lesson.words().get("learn.experiment.first-layer.obstacle"));
  }
}
