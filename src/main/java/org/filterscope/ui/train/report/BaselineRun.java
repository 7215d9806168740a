package org.filterscope.ui.train.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.inspection.Classifier;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.store.ModelStore;
import org.filterscope.network.store.StoredModel;
import org.filterscope.task.Answers;
import org.filterscope.task.Engine;
import org.filterscope.task.Job;
import org.filterscope.task.JobControl;
import org.filterscope.task.ProgressUnit;
import org.filterscope.training.data.LabelledFolder;
import org.filterscope.training.report.Baseline;
import org.filterscope.training.report.ClassGroups;
import org.filterscope.training.report.FineTunedModel;
import org.filterscope.training.report.Prediction;
import org.filterscope.ui.FileKind;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.job.CurrentJob;
import org.filterscope.ui.job.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * Asks another model of many classes about the held-out photographs of a report, and sums its
 * classes. On the interface's thread; the model is asked in the background.
 */
public final class BaselineRun {

  private final Workspace workspace;
  private final Engine engine;
  private final ModelStore store;
  private final TrainingResult report;
  private final ReadOnlyObjectWrapper<@Nullable List<StoredModel>> models =
      new ReadOnlyObjectWrapper<>();
  private final CurrentJob<BaselineResult> current;

  /** Looks which models there are. */
  public BaselineRun(Workspace workspace, Engine engine, ModelStore store, TrainingResult report) {
    this.workspace = workspace;
    this.engine = engine;
    this.store = store;
    this.report = report;
    current = new CurrentJob<>(workspace.window());
    look();
  }

  /** Models that know more classes than were trained; null until the disk was read. */
  public ReadOnlyObjectProperty<@Nullable List<StoredModel>> models() {
    return models.getReadOnlyProperty();
  }

  /** The model that is being asked; null while none is. */
  public ReadOnlyObjectProperty<@Nullable Job<BaselineResult>> job() {
    return current.job();
  }

  /** Looks at the disk again: a model may have been brought along. */
  public void look() {
    var unused =
        CompletableFuture.supplyAsync(
                () -> store.list(damaged -> {}).stream().filter(this::isRich).toList(),
                workspace.desk())
            .whenCompleteAsync(
                (found, failure) -> models.set(failure == null ? found : List.of()),
                workspace.window());
  }

  /** What was trained, or came with the app, is for other classes. */
  private boolean isRich(StoredModel model) {
    return (model.kind() == StoredModel.Kind.IMPORTED
            || model.kind() == StoredModel.Kind.DOWNLOADED)
        && model.classes() > report.tuned().learned().classes().size();
  }

  /** Asks a model; where no list of groups comes with the app, the person is asked for one. */
  public void sum(StoredModel model) {
    Messages words = workspace.words();
    Optional<String> groups =
        ClassGroups.includedFor(report.tuned().learned().classes())
            .or(
                () ->
                    workspace
                        .files()
                        .file(
                            words.get("train.sum.groups.title"),
                            new FileKind(words.get("train.sum.groups.kind"), "txt"))
                        .map(Path::toString));
    if (current.isRunning() || groups.isEmpty()) {
      return;
    }
    Job<BaselineResult> job =
        workspace
            .jobs()
            .create(
                words.get("train.sum.job", model.name()), ProgressUnit.IMAGES, JobControl.CANCEL);
    current.start(
        job,
        workspace.desk(),
        () -> ask(model, groups.get(), job),
        new ResultHandler<>(workspace.notices(), report.summed()::set));
  }

  private BaselineResult ask(StoredModel stored, String groups, Job<BaselineResult> job) {
    Model model = Answers.await(engine.background(() -> store.load(stored.file())));
    FineTunedModel tuned = report.tuned();
    List<LabelledFolder.Photograph> photographs = new ArrayList<>();
    for (Prediction answer : tuned.measured().heldOut().answers()) {
      photographs.add(new LabelledFolder.Photograph(answer.image(), answer.label()));
    }
    try (Inspector inspector = new Inspector(engine, model)) {
      Baseline baseline =
          Baseline.of(
              new Classifier(inspector, workspace.reader()),
              ClassGroups.read(groups, model.labels()),
              report.folder(),
              new LabelledFolder(tuned.learned().classes(), photographs),
              unread -> {},
              job,
              job.cancellation());
      return new BaselineResult(
          stored.name(), baseline, baseline.differences(tuned.measured().heldOut()));
    }
  }
}
