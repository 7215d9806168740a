package org.filterscope.ui.classify;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.filterscope.task.Answers;
import org.filterscope.task.Job;
import org.filterscope.task.JobControl;
import org.filterscope.task.ProgressUnit;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.job.CurrentJob;
import org.filterscope.ui.job.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * Answers to many photographs: they come one by one, can be filtered and put right, and what was
 * changed can be undone. On the interface's thread.
 */
final class ClassifyViewModel implements AutoCloseable {

  private static final int MOST_UNDONE = 50;

  private final Workspace workspace;
  private final Messages words;
  private final Consumer<Path> explore;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "classify");
            made.setDaemon(true);
            return made;
          });
  private final ObservableList<PredictionRow> rows = FXCollections.observableArrayList();

  /** One for all who listen: a wrapper that nobody holds forgets its listeners. */
  private final ObservableList<PredictionRow> readOnlyRows =
      FXCollections.unmodifiableObservableList(rows);

  private final FilteredList<PredictionRow> shown = new FilteredList<>(rows);
  private final ObjectProperty<PredictionFilter> filter =
      new SimpleObjectProperty<>(PredictionFilter.ALL);
  private final CurrentJob<Integer> current;
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final Deque<Change> changes = new ArrayDeque<>();

  /** What the run under way was asked about. */
  private List<Path> asked = List.of();

  /**
   * What can be undone.
   *
   * @param before the rows as they were
   * @param copies photographs that were copied, as their rows were then
   */
  private record Change(List<PredictionRow> before, List<PredictionRow> copies) {}

  /**
   * No photographs.
   *
   * @param explore shows a photograph in Explore
   */
  ClassifyViewModel(Workspace workspace, Consumer<Path> explore) {
    this.workspace = workspace;
    this.explore = explore;
    current = new CurrentJob<>(workspace.window());
    words = workspace.words();
    filter.addListener((property, old, now) -> shown.setPredicate(now));
    workspace.model().addListener((property, old, now) -> again());
  }

  Workspace workspace() {
    return workspace;
  }

  /** All photographs, in the order in which they were answered. */
  ObservableList<PredictionRow> rows() {
    return readOnlyRows;
  }

  /** Those that the filter lets through. */
  ObservableList<PredictionRow> shown() {
    return shown;
  }

  /** What is shown; may be set. */
  ObjectProperty<PredictionFilter> filter() {
    return filter;
  }

  /** The run, with how many were looked at as its result; null while none is under way. */
  ReadOnlyObjectProperty<@Nullable Job<Integer>> job() {
    return current.job();
  }

  /** Whether there is something to undo. */
  ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  /** The model's classes; empty while there is no model. */
  List<String> labels() {
    ModelInUse used = workspace.model().get();
    return used == null ? List.of() : used.model().labels();
  }

  /** Lets the person choose a photograph. */
  void chooseFile() {
    workspace
        .files()
        .picture(words.get("classify.file.title"))
        .ifPresent(file -> classify(List.of(file)));
  }

  /** Lets the person choose a folder. */
  void chooseFolder() {
    workspace
        .files()
        .folder(words.get("classify.folder.title"))
        .ifPresent(folder -> classify(List.of(folder)));
  }

  /** Asks about photographs, and those in folders; ones that are known are asked about again. */
  void classify(List<Path> filesOrFolders) {
    ModelInUse used = workspace.model().get();
    if (used == null) {
      workspace.notices().tell(words.get("classify.no-model"));
      return;
    }
    if (current.isRunning()) {
      workspace.notices().tell(words.get("classify.busy"));
      return;
    }
    asked = filesOrFolders.stream().map(file -> file.toAbsolutePath().normalize()).toList();
    List<Path> files = asked;
    Job<Integer> job =
        workspace.jobs().create(words.get("classify.job"), ProgressUnit.IMAGES, JobControl.CANCEL);
    ClassificationRun run = new ClassificationRun(workspace.reader(), used, job);
    job.observe(workspace.window(), status -> take(run, job));
    current.start(
        job,
        thread,
        () -> run.classify(files),
        new ResultHandler<>(workspace.notices(), count -> {}));
  }

  /** Ends the run; what was answered stays. */
  void cancel() {
    current.cancel();
  }

  /**
   * Says what photographs show.
   *
   * @param label null to believe the model
   */
  void correct(List<PredictionRow> chosen, @Nullable String label) {
    List<PredictionRow> answered = chosen.stream().filter(PredictionRow::isAnswered).toList();
    if (!answered.isEmpty()) {
      remember(List.of());
      change(answered, row -> row.corrected(label));
    }
  }

  /** Takes all photographs away; none is deleted. */
  void clear() {
    if (!rows.isEmpty()) {
      current.leave();
      remember(List.of());
      rows.clear();
      filter.set(PredictionFilter.ALL);
    }
  }

  /** Lets the person choose a training folder, and copies what was put right into it. */
  void copyCorrected() {
    List<PredictionRow> corrected =
        rows.stream().filter(row -> row.correction() != null && row.copy() == null).toList();
    if (corrected.isEmpty()) {
      workspace.notices().tell(words.get("classify.copy.none"));
      return;
    }
    workspace
        .files()
        .folder(words.get("classify.copy.title"))
        .ifPresent(
            folder ->
                after(
                    CompletableFuture.supplyAsync(
                        () -> CorrectionCopier.into(folder, corrected), workspace.desk()),
                    this::copied));
  }

  /** Makes the last change undone: a correction, a cleared table, copies. */
  void undo() {
    if (changes.isEmpty()) {
      return;
    }
    Change last = changes.pop();
    canUndo.set(!changes.isEmpty());
    if (last.copies().isEmpty()) {
      Set<Path> files = new HashSet<>();
      last.before().forEach(row -> files.add(row.file()));
      List<PredictionRow> since = rows.stream().filter(row -> !files.contains(row.file())).toList();
      List<PredictionRow> all = new ArrayList<>(last.before());
      all.addAll(since);
      rows.setAll(all);
      return;
    }
    after(
        CompletableFuture.supplyAsync(() -> CorrectionCopier.undo(last.copies()), workspace.desk()),
        gone -> {
          change(gone, row -> row.copied(null));
          workspace
              .notices()
              .tell(words.get("classify.copy.undone", gone.size(), last.copies().size()));
        });
  }

  /** Shows a photograph in Explore. */
  void explore(PredictionRow row) {
    explore.accept(row.file());
  }

  @Override
  public void close() {
    cancel();
    thread.shutdown();
  }

  private void copied(CorrectionCopier.Outcome outcome) {
    if (!outcome.copied().isEmpty()) {
      remember(outcome.copied());
      change(outcome.copied(), row -> copyOf(row, outcome.copied()));
    }
    if (outcome.failure() != null) {
      workspace.notices().problem(outcome.failure());
    } else {
      workspace
          .notices()
          .tell(words.get("classify.copy.done", outcome.copied().size(), outcome.there()));
    }
  }

  private static PredictionRow copyOf(PredictionRow row, List<PredictionRow> copied) {
    return copied.stream().filter(one -> one.file().equals(row.file())).findFirst().orElse(row);
  }

  private void remember(List<PredictionRow> copies) {
    changes.push(new Change(List.copyOf(rows), copies));
    while (changes.size() > MOST_UNDONE) {
      changes.removeLast();
    }
    canUndo.set(true);
  }

  private void change(List<PredictionRow> chosen, UnaryOperator<PredictionRow> how) {
    Set<Path> files = new HashSet<>();
    chosen.forEach(row -> files.add(row.file()));
    for (int i = 0; i < rows.size(); i++) {
      if (files.contains(rows.get(i).file())) {
        rows.set(i, how.apply(rows.get(i)));
      }
    }
  }

  /** Of a run that was left nothing is heard any more. */
  private void take(ClassificationRun run, Job<Integer> job) {
    if (current.job().get() != job) {
      return;
    }
    List<PredictionRow> fresh = run.taken();
    Set<Path> files = new HashSet<>();
    fresh.forEach(row -> files.add(row.file()));
    if (!files.isEmpty()) {
      rows.removeIf(row -> files.contains(row.file()));
      rows.addAll(fresh);
    }
  }

  /** Another model has other answers: those of the one before would be taken for its own. */
  private void again() {
    Set<Path> files = new LinkedHashSet<>();
    rows.forEach(row -> files.add(row.file()));
    if (current.isRunning()) {
      files.addAll(asked);
    }
    current.leave();
    rows.clear();
    changes.clear();
    canUndo.set(false);
    filter.set(PredictionFilter.ALL);
    if (!files.isEmpty() && workspace.model().get() != null) {
      classify(List.copyOf(files));
    }
  }

  private <T> void after(CompletableFuture<T> work, Consumer<T> result) {
    var unused =
        work.whenCompleteAsync(
            (value, failure) -> {
              if (failure == null) {
                result.accept(value);
              } else {
                workspace.notices().problem(Answers.cause(failure));
              }
            },
            workspace.window());
  }
}
