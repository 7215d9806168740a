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
 * The view model of the Classify screen: a model's answers for many photographs. They arrive one by
 * one and can be filtered and corrected, and changes can be undone. A line and its correction stay
 * with the photograph, whichever model answers. Used on the JavaFX application thread.
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

  /**
   * Shared by all listeners, since a wrapper without references is collected, and its listeners
   * with it.
   */
  private final ObservableList<PredictionLine> readOnlyLines =
      FXCollections.unmodifiableObservableList(lines);

  private final FilteredList<PredictionLine> shown = new FilteredList<>(lines);
  private final ObjectProperty<PredictionFilter> filter =
      new SimpleObjectProperty<>(PredictionFilter.ALL);
  private final CurrentJob<Integer> current;
  private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper();

  /** The files of the current run. */
  private List<Path> asked = List.of();

  /** The files of a run that ended because another model came into use. */
  private List<Path> interrupted = List.of();

  /**
   * Starts without photographs.
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

  /** All photographs, in the order of their first answers. */
  ObservableList<PredictionLine> lines() {
    return readOnlyLines;
  }

  /** The lines that pass the filter. */
  ObservableList<PredictionLine> shown() {
    return shown;
  }

  /** The filter; may be set. */
  ObjectProperty<PredictionFilter> filter() {
    return filter;
  }

  /** The current run; null if there is none. Its result is the number of photographs processed. */
  ReadOnlyObjectProperty<@Nullable Job<Integer>> job() {
    return current.job();
  }

  /** Whether there is something to undo. */
  ReadOnlyBooleanProperty canUndo() {
    return changes.canUndo();
  }

  /**
   * Whether the model in use should be asked again, because answers are missing or another model's.
   */
  ReadOnlyBooleanProperty outdated() {
    return outdated.getReadOnlyProperty();
  }

  /** Whether an answer is from a model other than the one in use. */
  boolean isOutdated(PredictionRow row) {
    ModelInUse used = workspace.model().get();
    return used != null && !row.model().checksum().equals(used.model().checksum());
  }

  /** Lets the user choose a photograph. */
  void chooseFile() {
    workspace
        .files()
        .picture(words.get("classify.file.title"))
        .ifPresent(file -> classify(List.of(file)));
  }

  /** Lets the user choose a folder. */
  void chooseFolder() {
    workspace
        .files()
        .folder(words.get("classify.folder.title"))
        .ifPresent(folder -> classify(List.of(folder)));
  }

  /** Classifies photographs, and those in folders. Known ones are classified again. */
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

  /** Classifies all photographs with the model in use. Corrections stay. */
  void classifyAgain() {
    Set<Path> files = new LinkedHashSet<>();
    lines.forEach(line -> files.add(line.file()));
    files.addAll(interrupted);
    interrupted = List.of();
    classify(List.copyOf(files));
  }

  /** Cancels the run. The answers so far stay. */
  void cancel() {
    current.cancel();
  }

  /**
   * Corrects the class of photographs.
   *
   * @param label the true class; null to remove the correction
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

  /** Clears the table. No file is deleted. */
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

  /** Lets the user choose a training folder and copies the corrected photographs into it. */
  void copyCorrected() {
    copies.make();
  }

  /** Undoes the last change: a correction, a cleared table or copies. */
  void undo() {
    changes.undo();
  }

  /** Shows a photograph in Explore. */
  void explore(PredictionLine line) {
    explore.accept(line.file());
  }

  /** Asks for a file and saves lines to it. */
  void save(List<PredictionLine> inOrder) {
    var unused = saving.save(inOrder);
  }

  /** Copies lines to the clipboard. */
  void copy(List<PredictionLine> inOrder) {
    saving.copy(inOrder);
  }

  /** Whether another model may come into use. Asks the user if a run would end. */
  boolean mayChangeModel() {
    return !current.isRunning() || questions.confirm(new Confirmation("classify.change."));
  }

  /** Whether the window may close. Asks the user if something would be lost. */
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

  /** Restores lines, before those that have been added since. */
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

  /** Takes new answers, unless they are from an abandoned run. */
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

  /** Ends the run because another model has come into use, which has not been asked yet. */
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
