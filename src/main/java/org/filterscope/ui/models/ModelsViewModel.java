package org.filterscope.ui.models;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.store.CatalogEntry;
import org.filterscope.network.store.ModelStore;
import org.filterscope.network.store.StoredModel;
import org.filterscope.task.Answers;
import org.filterscope.task.Engine;
import org.filterscope.ui.AvailableModels;
import org.filterscope.ui.FileKind;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelList;
import org.filterscope.ui.ModelSwitch;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.dialog.Confirmation;
import org.filterscope.ui.dialog.Questions;
import org.jspecify.annotations.Nullable;

/** The Models screen without its looks; on the interface's thread. */
final class ModelsViewModel {

  private final Workspace workspace;
  private final Engine engine;
  private final ModelStore store;
  private final ModelSwitch choice;
  private final Questions questions;
  private final Path photograph;
  private final ModelDownload fetching;
  private final AvailableModels available;
  private final ReadOnlyObjectWrapper<@Nullable ImportForm> form = new ReadOnlyObjectWrapper<>();

  /**
   * The screen before the disk was asked.
   *
   * @param available the models at hand
   * @param choice takes models into use
   * @param photograph that previews ask about
   */
  ModelsViewModel(
      Workspace workspace,
      Engine engine,
      ModelStore store,
      AvailableModels available,
      ModelSwitch choice,
      Questions questions,
      Path photograph) {
    this.workspace = workspace;
    this.engine = engine;
    this.store = store;
    this.available = available;
    this.choice = choice;
    this.questions = questions;
    this.photograph = photograph;
    fetching = new ModelDownload(workspace);
  }

  /** What all screens share. */
  Workspace workspace() {
    return workspace;
  }

  /** What the window says. */
  Messages words() {
    return workspace.words();
  }

  /** The models. */
  ReadOnlyObjectProperty<ModelList> shelf() {
    return available.list();
  }

  /** What is on its way. */
  ModelDownload fetching() {
    return fetching;
  }

  /** The form of an import; null while nothing is imported. */
  ReadOnlyObjectProperty<@Nullable ImportForm> form() {
    return form.getReadOnlyProperty();
  }

  /** Asks the disk, as other screens and programs put models there, too. */
  void refresh() {
    available.refresh();
  }

  /** Whether all screens look into this model. */
  boolean isInUse(StoredModel model) {
    return available.isInUse(model);
  }

  /** Takes a model into use. */
  void use(StoredModel model) {
    if (model.kind() == StoredModel.Kind.BUILT_IN) {
      choice.useBuiltIn();
    } else {
      choice.open(model.file());
    }
  }

  /** Takes a file elsewhere off the list; the file itself stays. */
  void forget(Path file) {
    available.forget(file);
  }

  /** Deletes a model out of the app's folder, if the person agrees. */
  void remove(StoredModel model) {
    if (isInUse(model)) {
      workspace.notices().tell(words().get("models.remove.in-use", model.name()));
    } else if (questions.confirm(new Confirmation("models.remove.", model.name()))) {
      change(() -> store.remove(model.name()));
    }
  }

  /** Downloads a model, or what is missing of it. */
  void download(CatalogEntry entry) {
    if (isFree()) {
      fetching.start(
          entry.name(),
          words().get("models.downloading", entry.name()),
          (progress, cancellation) -> store.download(entry, progress, cancellation),
          this::arrived,
          this::refresh);
    }
  }

  /** Throws away what has come of a download, if the person agrees. */
  void discard(CatalogEntry entry) {
    if (isFree() && questions.confirm(new Confirmation("models.discard.", entry.name()))) {
      change(() -> store.discard(entry));
    }
  }

  /** Takes a model of the catalogue from a file that the person chooses. */
  void take(CatalogEntry entry) {
    FileKind kind = new FileKind(words().get("models.file.keras"), "h5");
    if (isFree()) {
      workspace
          .files()
          .file(words().get("models.take.title", entry.name()), kind)
          .ifPresent(
              file ->
                  fetching.start(
                      entry.name(),
                      words().get("models.copying", entry.name()),
                      (progress, cancellation) -> store.take(entry, file, progress, cancellation),
                      this::arrived,
                      this::refresh));
    }
  }

  /** Lets the person choose a network's file to import. */
  void chooseImport() {
    workspace
        .files()
        .file(
            words().get("models.import.choose"),
            new FileKind(words().get("models.file.network"), "h5"),
            new FileKind(words().get("models.file.dl4j"), "zip"))
        .ifPresent(this::importFile);
  }

  /** Asks what a network's file does not say. */
  void importFile(Path file) {
    closeForm();
    form.set(new ImportForm(workspace, engine, file, photograph, suggestedName(file)));
  }

  /** Lets the person choose a file of labels. */
  void chooseLabels() {
    ImportForm now = form.get();
    if (now != null) {
      workspace
          .files()
          .file(
              words().get("models.labels.title"),
              new FileKind(words().get("models.file.text"), "txt"),
              new FileKind(words().get("models.file.table"), "csv"))
          .ifPresent(now.labels()::set);
    }
  }

  /** Keeps a copy of the network with what the form says. */
  void save() {
    ImportForm now = form.get();
    if (now == null || !isFree()) {
      return;
    }
    String name = now.name().get().strip();
    PreparationPreset preset = now.preset().get();
    Path labels = now.labels().get();
    fetching.start(
        name,
        words().get("models.copying", name),
        (progress, cancellation) ->
            store.importFile(now.wanted(name, preset, labels), progress, cancellation),
        model -> {
          arrived(model);
          closeForm();
        },
        this::refresh);
  }

  /** Leaves the form; nothing was copied. */
  void closeForm() {
    ImportForm now = form.get();
    if (now != null) {
      now.close();
      form.set(null);
    }
  }

  /** The window closes; what has come of a download is kept. */
  void close() {
    fetching.stop();
    closeForm();
  }

  private void arrived(StoredModel model) {
    workspace.notices().tell(words().get("models.arrived", model.name()));
  }

  private boolean isFree() {
    if (fetching.isRunning()) {
      workspace.notices().tell(words().get("models.busy"));
      return false;
    }
    return true;
  }

  private void change(Runnable change) {
    var unused =
        CompletableFuture.runAsync(change, workspace.desk())
            .whenCompleteAsync(
                (done, failure) -> {
                  if (failure != null) {
                    workspace.notices().problem(Answers.cause(failure));
                  }
                  refresh();
                },
                workspace.window());
  }

  private static String suggestedName(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
