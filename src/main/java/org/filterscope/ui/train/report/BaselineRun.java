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
 * Classifies a report's held-out photographs with another model of many classes, and sums its
 * classes. Used on the JavaFX application thread; the model runs in the background.
 */
public final class BaselineRun {

  private final Workspace workspace;
  private final Engine engine;
  private final ModelStore store;
  private final TrainingResult report;
  private final ReadOnlyObjectWrapper<@Nullable List<StoredModel>> models =
      new ReadOnlyObjectWrapper<>();
  private final CurrentJob<BaselineResult> current;

  /** Finds out which models there are. */
  public BaselineRun(Workspace workspace, Engine engine, ModelStore store, TrainingResult report) {
    this.workspace = workspace;
    this.engine = engine;
    this.store = store;
    this.report = report;
    current = new CurrentJob<>(workspace.window());
    look();
  }

  /** Models with more classes than the trained one; null until they have been listed. */
  public ReadOnlyObjectProperty<@Nullable List<StoredModel>> models() {
    return models.getReadOnlyProperty();
  }

  /** The model that is running; null if there is none. */
  public ReadOnlyObjectProperty<@Nullable Job<BaselineResult>> job() {
    return current.job();
  }

  /** Lists the models again, because one may have been added. */
  public void look() {
    var unused =
        CompletableFuture.supplyAsync(
                () -> store.list(damaged -> {}).stream().filter(this::isRich).toList(),
                workspace.desk())
            .whenCompleteAsync(
                (found, failure) -> models.set(failure == null ? found : List.of()),
                workspace.window());
  }

  /** Fine-tuned models and the built-in one have other classes. */
  private boolean isRich(StoredModel model) {
    return (model.kind() == StoredModel.Kind.IMPORTED
            || model.kind() == StoredModel.Kind.DOWNLOADED)
        && model.classes() > report.tuned().learned().classes().size();
  }

  /** Runs a model. If the app has no list of groups for the classes, the user is asked for one. */
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
