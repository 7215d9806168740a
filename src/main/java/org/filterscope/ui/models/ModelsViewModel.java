package org.filterscope.ui.models;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.network.ClassLabels;
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

/** The view model of the Models screen. Used on the JavaFX application thread. */
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
   * Starts before the disk has been read.
   *
   * @param available the models at hand
   * @param choice switches between models
   * @param photograph the photograph for previews
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

  /** The window's texts. */
  Messages words() {
    return workspace.words();
  }

  /** The models. */
  ReadOnlyObjectProperty<ModelList> shelf() {
    return available.list();
  }

  /** The model transfers. */
  ModelDownload fetching() {
    return fetching;
  }

  /** The import form; null if there is none. */
  ReadOnlyObjectProperty<@Nullable ImportForm> form() {
    return form.getReadOnlyProperty();
  }

  /** Reads the disk again, since other screens and programs add models, too. */
  void refresh() {
    available.refresh();
  }

  /** Whether this model is in use. */
  boolean isInUse(StoredModel model) {
    return available.isInUse(model);
  }

  /** Puts a model into use. */
  void use(StoredModel model) {
    if (model.kind() == StoredModel.Kind.BUILT_IN) {
      choice.useBuiltIn();
    } else {
      choice.open(model.file());
    }
  }

  /** Removes a file outside the app's folder from the list. The file itself stays. */
  void forget(Path file) {
    available.forget(file);
  }

  /** Deletes a model from the app's folder, if the user agrees. */
  void remove(StoredModel model) {
    if (isInUse(model)) {
      workspace.notices().tell(words().get("models.remove.in-use", model.name()));
    } else if (questions.confirm(new Confirmation("models.remove.", model.name()))) {
      change(() -> store.remove(model.name()));
    }
  }

  /** Downloads a model, or the missing part of it. */
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

  /** Discards a partial download, if the user agrees. */
  void discard(CatalogEntry entry) {
    if (isFree() && questions.confirm(new Confirmation("models.discard.", entry.name()))) {
      change(() -> store.discard(entry));
    }
  }

  /** Adds a model of the catalogue from a file that the user chooses. */
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

  /** Lets the user choose a network's file to import. */
  void chooseImport() {
    workspace
        .files()
        .file(
            words().get("models.import.choose"),
            new FileKind(words().get("models.file.network"), "h5"),
            new FileKind(words().get("models.file.network"), "keras"),
            new FileKind(words().get("models.file.network"), "hdf5"),
            new FileKind(words().get("models.file.onnx"), "onnx"),
            new FileKind(words().get("models.file.dl4j"), "zip"))
        .ifPresent(this::importFile);
  }

  /** Opens the import form for a network's file. */
  void importFile(Path file) {
    closeForm();
    form.set(new ImportForm(workspace, engine, file, photograph, suggestedName(file)));
  }

  /** Lets the user choose a file of labels. */
  void chooseLabels() {
    ImportForm now = form.get();
    if (now != null) {
      workspace
          .files()
          .file(
              words().get("models.labels.title"),
              new FileKind(words().get("models.file.text"), "txt"),
              new FileKind(words().get("models.file.table"), "csv"),
              new FileKind(words().get("models.file.json"), "json"))
          .ifPresent(now.labels()::set);
    }
  }

  /** Lets the user choose a file with the names of an imported model's classes. */
  void label(StoredModel model) {
    workspace
        .files()
        .file(
            words().get("models.labels.title"),
            new FileKind(words().get("models.file.text"), "txt"),
            new FileKind(words().get("models.file.table"), "csv"),
            new FileKind(words().get("models.file.json"), "json"))
        .ifPresent(
            file ->
                change(
                    () -> {
                      store.label(model.name(), ClassLabels.read(file));
                      if (isInUse(model)) {
                        workspace.window().execute(() -> choice.open(model.file()));
                      }
                    }));
  }

  /** Saves a copy of the network with the form's answers. */
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

  /** Closes the form without copying anything. */
  void closeForm() {
    ImportForm now = form.get();
    if (now != null) {
      now.close();
      form.set(null);
    }
  }

  /** Called when the window closes. The downloaded part of a model is kept. */
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
