package org.filterscope.ui.learn.experiment;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Spinner;
import org.filterscope.experiment.invariance.Invariance;
import org.filterscope.experiment.invariance.InvarianceReport;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.experiment.result.Result;
import org.filterscope.experiment.vector.UsualLayers;
import org.filterscope.experiment.vector.VectorReader;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.task.Job;
import org.filterscope.task.ProgressUnit;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Visit;

/** Figure 5: which photographs, and which two layers. */
public final class InvarianceSetup implements ExperimentSetup {

  private static final int PAPER = 5;
  private static final int MOST = 50;

  private final Lesson lesson;
  private final Model model;
  private final FolderPick row;
  private final Spinner<Integer> photographs;
  private final LayerBox first;
  private final LayerBox top;

  /** Chooses among the included photographs at first. */
  public InvarianceSetup(Lesson lesson) {
    this.lesson = lesson;
    model = lesson.used().model();
    Network network = model.network();
    row = new FolderPick(lesson, "learn.experiment.folder", lesson.folders().photographs());
    photographs =
        row.number("experiment-photographs", "learn.experiment.photographs", 1, MOST, PAPER);
    String ofFirst = lesson.words().get("learn.experiment.first-layer");
    String ofTop = lesson.words().get("learn.experiment.top-layer");
    first = new LayerBox(network, "experiment-first", ofFirst, lowest(network));
    top = new LayerBox(network, "experiment-top", ofTop, UsualLayers.top(network));
    row.add(ofFirst, first);
    row.add(ofTop, top);
  }

  private static org.filterscope.network.Node lowest(Network network) {
    return network.nodes().stream()
        .filter(node -> node.operation() instanceof Operation.Convolution)
        .findFirst()
        .orElse(network.layers().get(0));
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
    List<org.filterscope.network.Node> layers =
        List.of(first.layer(model.network()), top.layer(model.network()));
    String name = row.name(folder);
    return new ExperimentRun(
        lesson.words().get("learn.experiment.invariance.job", name),
        ProgressUnit.IMAGES,
        job -> measure(folder, most, layers, job));
  }

  private Result measure(
      Path folder, int most, List<org.filterscope.network.Node> layers, Job<Result> job) {
    List<Path> images = FirstPhotographs.of(folder, most);
    VectorReader reader = new VectorReader(lesson.engine(), lesson.used().inspector(), layers);
    InvarianceReport report =
        new Invariance(reader, Invariance.Steps.USUAL)
            .measure(
                images, lesson.workspace().reader(), OptionalInt.empty(), job, job.cancellation());
    CommandText command = new CommandText(model.name(), Experiment.INVARIANCE);
    images.forEach(command::add);
    command.add("--layers", layers.get(0).name() + "," + layers.get(1).name());
    return new Result(
        Experiment.INVARIANCE,
        model.name(),
        row.name(folder),
        images.size(),
        command.toString(),
        Instant.now().toString(),
        report.table(),
        report.plots(),
        List.of());
  }
}
