package org.filterscope.ui.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.inspection.Classifier;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.store.ModelStore;
import org.filterscope.network.store.StoredModel;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Engine;
import org.filterscope.training.data.LabelledFolder;
import org.filterscope.training.report.Baseline;
import org.filterscope.training.report.ClassGroups;
import org.filterscope.training.report.FineTunedModel;
import org.filterscope.training.report.Prediction;
import org.filterscope.ui.FileKind;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.job.Activity;
import org.jspecify.annotations.Nullable;

/**
 * Asks another model of many classes about the held-out photographs of a report, and sums its
 * classes. On the interface's thread; the model is asked in the background.
 */
final class BaselineRun {

  private final Workspace workspace;
  private final Engine engine;
  private final ModelStore store;
  private final TrainingResult report;
  private final ReadOnlyObjectWrapper<@Nullable List<StoredModel>> models =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  /** Looks which models there are. */
  BaselineRun(Workspace workspace, Engine engine, ModelStore store, TrainingResult report) {
    this.workspace = workspace;
    this.engine = engine;
    this.store = store;
    this.report = report;
    look();
  }

  /** Models that know more classes than were trained; null until the disk was read. */
  ReadOnlyObjectProperty<@Nullable List<StoredModel>> models() {
    return models.getReadOnlyProperty();
  }

  /** Whether one is being asked. */
  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Looks at the disk again: a model may have been brought along. */
  void look() {
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
  void sum(StoredModel model) {
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
    if (busy.get() || groups.isEmpty()) {
      return;
    }
    busy.set(true);
    Cancellation cancellation = new Cancellation();
    Activity activity =
        workspace.activities().start(words.get("train.sum.activity", model.name()), cancellation);
    var unused =
        CompletableFuture.supplyAsync(
                () -> ask(model, groups.get(), activity, cancellation), workspace.desk())
            .whenCompleteAsync(
                (summed, failure) -> {
                  activity.close();
                  busy.set(false);
                  ended(summed, failure);
                },
                workspace.window());
  }

  private BaselineResult ask(
      StoredModel stored, String groups, Activity activity, Cancellation cancellation) {
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
              activity,
              cancellation);
      return new BaselineResult(
          stored.name(), baseline, baseline.differences(tuned.measured().heldOut()));
    }
  }

  private void ended(@Nullable BaselineResult summed, @Nullable Throwable failure) {
    if (summed != null) {
      report.summed().set(summed);
    } else if (failure != null && !(Answers.cause(failure) instanceof Cancelled)) {
      workspace.notices().problem(Answers.cause(failure));
    }
  }
}
