package org.filterscope.ui.classify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.filterscope.task.Job;
import org.filterscope.task.JobControl;
import org.filterscope.task.ProgressUnit;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.dialog.Confirmation;
import org.filterscope.ui.dialog.Questions;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.job.CurrentJob;
import org.filterscope.ui.job.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * Answers to many photographs: they come one by one, can be filtered and put right, and what was
 * changed can be undone. A line stays with its photograph, and so does what a person said of it,
 * whichever model answers. On the interface's thread.
 */
final class ClassifyViewModel implements AutoCloseable {

  private final Workspace workspace;
  private final Messages words;
  private final Consumer<Path> explore;
  private final Questions questions;
  private final TableSaving saving;
  private final TrainingCopies copies;
  private final ChangeHistory changes = new ChangeHistory();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "classify");
            made.setDaemon(true);
            return made;
          });
  private final ObservableList<PredictionLine> lines =
      FXCollections.observableArrayList(line -> new Observable[] {line.rowProperty()});

  /** One for all who listen: a wrapper that nobody holds forgets its listeners. */
  private final ObservableList<PredictionLine> readOnlyLines =
      FXCollections.unmodifiableObservableList(lines);

  private final FilteredList<PredictionLine> shown = new FilteredList<>(lines);
  private final ObjectProperty<PredictionFilter> filter =
      new SimpleObjectProperty<>(PredictionFilter.ALL);
  private final CurrentJob<Integer> current;
  private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper();

  /** What the run under way was asked about. */
  private List<Path> asked = List.of();

  /** What a run was asked about that ended as another model came into use. */
  private List<Path> interrupted = List.of();

  /**
   * No photographs.
   *
   * @param explore shows a photograph in Explore
   * @param questions asks before something is lost
   */
  ClassifyViewModel(
      Workspace workspace, Consumer<Path> explore, Questions questions, Exporter saving) {
    this.workspace = workspace;
    this.explore = explore;
    this.questions = questions;
    current = new CurrentJob<>(workspace.window());
    words = workspace.words();
    this.saving = new TableSaving(words, lines, saving);
    copies = new TrainingCopies(workspace, lines, changes);
    filter.addListener((property, old, now) -> shown.setPredicate(now));
    workspace.model().addListener((property, old, now) -> interrupt());
    current.job().addListener((property, old, now) -> judge());
  }

  Workspace workspace() {
    return workspace;
  }

  /** All photographs, in the order in which they were answered first. */
  ObservableList<PredictionLine> lines() {
    return readOnlyLines;
  }

  /** Those that the filter lets through. */
  ObservableList<PredictionLine> shown() {
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
    return changes.canUndo();
  }

  /** Whether the model in use could be asked again, as answers are missing or not its own. */
  ReadOnlyBooleanProperty outdated() {
    return outdated.getReadOnlyProperty();
  }

  /** Whether an answer is another model's than the one in use. */
  boolean isOutdated(PredictionRow row) {
    ModelInUse used = workspace.model().get();
    return used != null && !row.model().checksum().equals(used.model().checksum());
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

  /** Asks the model in use about all photographs; what was corrected stays. */
  void classifyAgain() {
    Set<Path> files = new LinkedHashSet<>();
    lines.forEach(line -> files.add(line.file()));
    files.addAll(interrupted);
    interrupted = List.of();
    classify(List.copyOf(files));
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
  void correct(List<PredictionLine> chosen, @Nullable String label) {
    Map<PredictionLine, @Nullable String> before = new LinkedHashMap<>();
    for (PredictionLine line : chosen) {
      if (line.row().isAnswered()) {
        before.put(line, line.row().correction());
      }
    }
    if (!before.isEmpty()) {
      changes.record(() -> before.forEach(PredictionLine::correct));
      before
          .keySet()
          .forEach(line -> line.correct(line.row().answer().equals(label) ? null : label));
    }
  }

  /** Takes all photographs away; none is deleted. */
  void clear() {
    if (!lines.isEmpty()) {
      current.leave();
      List<PredictionLine> before = List.copyOf(lines);
      changes.record(() -> restore(before));
      interrupted = List.of();
      lines.clear();
      filter.set(PredictionFilter.ALL);
      judge();
    }
  }

  /** Lets the person choose a training folder, and copies what was put right into it. */
  void copyCorrected() {
    copies.make();
  }

  /** Makes the last change undone: a correction, a cleared table, copies. */
  void undo() {
    changes.undo();
  }

  /** Shows a photograph in Explore. */
  void explore(PredictionLine line) {
    explore.accept(line.file());
  }

  /** Asks where to, and saves lines there. */
  void save(List<PredictionLine> inOrder) {
    var unused = saving.save(inOrder);
  }

  /** Puts lines on the clipboard. */
  void copy(List<PredictionLine> inOrder) {
    saving.copy(inOrder);
  }

  /** Whether another model may come into use: the user is asked where a run would end. */
  boolean mayChangeModel() {
    return !current.isRunning() || questions.confirm(new Confirmation("classify.change."));
  }

  /** Whether the window may close: the user is asked where something would be lost. */
  CompletableFuture<Boolean> mayClose() {
    if (!saving.isUnsaved()) {
      boolean isFine =
          !current.isRunning() || questions.confirm(new Confirmation("classify.leave."));
      return CompletableFuture.completedFuture(isFine);
    }
    Confirmation question =
        new Confirmation(current.isRunning() ? "classify.leave." : "classify.discard.");
    return switch (questions.unsaved(question)) {
      case SAVE -> saving.save(lines);
      case DISCARD -> CompletableFuture.completedFuture(true);
      case KEEP -> CompletableFuture.completedFuture(false);
    };
  }

  @Override
  public void close() {
    cancel();
    thread.shutdown();
  }

  /** Brings lines back, before those that have come since. */
  private void restore(List<PredictionLine> before) {
    Set<Path> files = new HashSet<>();
    before.forEach(line -> files.add(line.file()));
    List<PredictionLine> all = new ArrayList<>(before);
    lines.stream().filter(line -> !files.contains(line.file())).forEach(all::add);
    lines.setAll(all);
    judge();
  }

  private Map<Path, PredictionLine> byFile() {
    Map<Path, PredictionLine> byFile = new HashMap<>();
    lines.forEach(line -> byFile.put(line.file(), line));
    return byFile;
  }

  /** Of a run that was left nothing is heard any more. */
  private void take(ClassificationRun run, Job<Integer> job) {
    if (current.job().get() != job) {
      return;
    }
    Map<Path, PredictionLine> known = byFile();
    List<PredictionLine> fresh = new ArrayList<>();
    for (PredictionRow answer : run.taken()) {
      PredictionLine line = known.get(answer.file());
      if (line == null) {
        fresh.add(new PredictionLine(answer));
      } else {
        line.answerAgain(answer);
      }
    }
    if (!fresh.isEmpty()) {
      lines.addAll(fresh);
    }
  }

  /** Another model has come into use: nobody asked for its answers yet. */
  private void interrupt() {
    if (current.isRunning()) {
      interrupted = asked;
      current.leave();
    }
    judge();
  }

  private void judge() {
    boolean isMissing = !interrupted.isEmpty();
    outdated.set(
        !current.isRunning()
            && workspace.model().get() != null
            && (isMissing || lines.stream().anyMatch(line -> isOutdated(line.row()))));
  }
}
