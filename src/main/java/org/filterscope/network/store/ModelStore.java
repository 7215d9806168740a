package org.filterscope.network.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.filterscope.network.ClassLabels;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The available models: those in the user's folder and the one that comes with the app.
 *
 * <p>In the folder, a model is a file {@code NAME.h5}, {@code NAME.keras}, {@code NAME.onnx} or
 * {@code NAME.zip}, with a {@link ModelDescription} beside it, {@code NAME.json}. Models that this
 * app fine-tuned need none.
 */
public final class ModelStore {

  private final ModelFolder folder;
  private final Path builtIn;
  private final Download download;

  /** Null until it is first asked for: the first screen of the app does not need it. */
  private @Nullable Catalog catalog;

  /** What a list says about the model that comes with the app; null until it is first read. */
  private @Nullable StoredModel seenBuiltIn;

  /**
   * A store of the models in a folder.
   *
   * @param folder the user's folder; created when a model is added
   * @param builtIn the folder of the model that comes with the app
   */
  public ModelStore(Path folder, Path builtIn) {
    this(folder, builtIn, null, new Download());
  }

  /**
   * A store of the models in a folder, with another catalogue than this version's.
   *
   * @param catalog the models that can be downloaded
   */
  public ModelStore(Path folder, Path builtIn, Catalog catalog) {
    this(folder, builtIn, catalog, new Download());
  }

  ModelStore(Path folder, Path builtIn, @Nullable Catalog catalog, Download download) {
    this.folder = new ModelFolder(folder);
    this.builtIn = builtIn;
    this.catalog = catalog;
    this.download = download;
  }

  /** The models that can be downloaded. */
  public synchronized Catalog catalog() {
    Catalog known = catalog == null ? Catalog.ofThisVersion() : catalog;
    catalog = known;
    return known;
  }

  /** The user's folder of models. */
  public Path folder() {
    return folder.path();
  }

  /**
   * All models: first the one that comes with the app, then the others by name.
   *
   * @param damaged is told about files that cannot be used as models
   * @throws Problem if the folder cannot be listed
   */
  public List<StoredModel> list(Consumer<Problem> damaged) {
    List<StoredModel> found = new ArrayList<>();
    take(this::builtInModel, found, damaged);
    for (Path file : folder.files()) {
      take(() -> StoredModel.of(file), found, damaged);
    }
    return List.copyOf(found);
  }

  private interface Found {
    StoredModel get();
  }

  private static void take(Found model, List<StoredModel> found, Consumer<Problem> damaged) {
    try {
      found.add(model.get());
    } catch (Problem e) {
      damaged.accept(e);
    }
  }

  /** The file of the model with that name in the user's folder. */
  public Optional<Path> find(String name) {
    return folder.find(name);
  }

  /** Whether that name is free: no model has it, in upper or lower case. */
  public boolean isFree(String name) {
    return folder.isFree(name);
  }

  /**
   * Loads a model by its name or from a file.
   *
   * @param wanted the name of a model in the folder or of the one that comes with the app, or a
   *     path
   * @throws Problem if there is no such model, it cannot be read, or it would not fit into the
   *     memory
   */
  public Model load(String wanted) {
    if (wanted.equals(BuiltInModel.NAME)) {
      return loadBuiltIn();
    }
    Optional<Path> stored = find(wanted);
    if (stored.isPresent()) {
      return load(stored.get());
    }
    if (ModelFolder.looksLikeFile(wanted)) {
      return load(Path.of(wanted));
    }
    throw new Problem("model.unknown", wanted, BuiltInModel.NAME);
  }

  /**
   * The files that make a model, to copy it to another machine: its own, and its description if
   * there is one.
   *
   * @param wanted as for {@link #load(String)}
   * @throws Problem if there is no such model
   */
  public List<Path> files(String wanted) {
    if (wanted.equals(BuiltInModel.NAME)) {
      return List.of(
          builtIn.resolve(BuiltInModel.BASE_FILE), builtIn.resolve(BuiltInModel.HEAD_FILE));
    }
    Path file = find(wanted).orElseGet(() -> Path.of(wanted));
    NetworkFile.requireFile(file);
    Path beside = StoredFile.descriptor(file);
    return Files.exists(beside) ? List.of(file, beside) : List.of(file);
  }

  /**
   * Loads the model that comes with the app.
   *
   * @throws Problem if one of its files is missing or damaged, or its weights have changed
   */
  public Model loadBuiltIn() {
    Model model = BuiltInModel.load(builtIn);
    var unused = note(model);
    return model;
  }

  /**
   * Loads a model from a file, which may be in any folder.
   *
   * @throws Problem as {@link #load(String)}
   */
  public Model load(Path file) {
    return StoredFile.load(file);
  }

  /**
   * What a list says about a model's file, which may be in any folder. Its weights are not read.
   *
   * @throws Problem if it is gone, or cannot be used as a model
   */
  public StoredModel describe(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Problem("store.gone", file);
    }
    return StoredModel.of(file);
  }

  /**
   * The checksum by which fine-tuned models identify the model that they were made from: the same
   * as {@link Model#checksum} once that model is loaded.
   *
   * @throws Problem if the file has to be read, as no description has its checksum, and cannot be
   */
  public String checksum(StoredModel model) {
    return model.kind() == StoredModel.Kind.BUILT_IN
        ? BuiltInModel.checksum()
        : StoredFile.checksum(model);
  }

  /**
   * Copies a network's file into the folder, with a description if it needs one.
   *
   * @param progress is told the bytes done
   * @throws Problem if the file holds no network that can be used, labels do not fit, or it cannot
   *     be copied; then nothing is left in the folder
   * @throws org.filterscope.task.Cancelled if cancelled
   */
  public StoredModel importFile(Import wanted, Progress progress, Cancellation cancellation) {
    return importFile(wanted, preset -> {}, progress, cancellation);
  }

  /**
   * The same.
   *
   * @param assumed is told the preparation if neither the user nor the file said one
   */
  public StoredModel importFile(
      Import wanted, Consumer<String> assumed, Progress progress, Cancellation cancellation) {
    folder.requireFree(wanted.name());
    Import.Checked checked = wanted.check();
    if (checked.isAssumed()) {
      assumed.accept(checked.preset());
    }
    folder.create();
    Path target = folder.file(wanted.name(), checked.ending());
    Optional<ModelDescription> descriptor =
        FileCopy.into(target, wanted.file(), checked, progress, cancellation);
    descriptor.ifPresent(said -> describe(target, said));
    return StoredModel.of(target);
  }

  /**
   * Downloads a model of the catalogue, or the part of it that is missing.
   *
   * @param progress is told the bytes done
   * @throws Problem if it cannot be downloaded
   * @throws org.filterscope.task.Cancelled if cancelled; the bytes received are kept
   */
  public StoredModel download(CatalogEntry entry, Progress progress, Cancellation cancellation) {
    folder.create();
    Path target = folder.file(entry.name(), ".h5");
    if (Files.exists(StoredFile.descriptor(target)) && Files.exists(target)) {
      return StoredModel.of(target);
    }
    if (Files.exists(target)) {
      // An earlier process ended after the download but before the description was written.
      FileCopy.require(entry, target, cancellation);
    } else {
      folder.requireFree(entry.name());
      download.fetch(entry.download(), target, progress, cancellation);
    }
    return finish(entry, target, entry.address().toString());
  }

  /** How many bytes of a model of the catalogue have been downloaded. */
  public long downloaded(CatalogEntry entry) {
    try {
      Path part = PartialDownload.beside(folder.file(entry.name(), ".h5"));
      return Files.exists(part) ? Files.size(part) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Discards the partial download of a model of the catalogue.
   *
   * @throws Problem if it is still being downloaded, or cannot be removed
   */
  public void discard(CatalogEntry entry) {
    if (Files.isDirectory(folder.path())) {
      download.discard(folder.file(entry.name(), ".h5"));
    }
  }

  /**
   * Adds a model of the catalogue from a file on this machine.
   *
   * @throws Problem if the file is not the catalogue's, or cannot be copied
   */
  public StoredModel take(
      CatalogEntry entry, Path file, Progress progress, Cancellation cancellation) {
    folder.requireFree(entry.name());
    FileCopy.require(entry, file, cancellation);
    folder.create();
    Path target = folder.file(entry.name(), ".h5");
    FileCopy.whole(target, file, progress, cancellation);
    return finish(entry, target, String.valueOf(file.getFileName()));
  }

  /** Checks a file that has arrived, and writes its description. */
  private StoredModel finish(CatalogEntry entry, Path target, String source) {
    Network network = NetworkFile.read(target).network();
    if (entry.hasBuiltInConvolutions() && !BuiltInModel.hasConvolutionsOf(network, builtIn)) {
      ModelFolder.delete(target);
      throw new Problem("store.other-convolutions", target);
    }
    describe(target, StoredFile.describe(entry, network, target, source));
    return StoredModel.of(target);
  }

  /**
   * Gives a model's classes other names.
   *
   * @throws Problem if there is no such model, its own file has the names, or there are more or
   *     fewer names than classes
   */
  public StoredModel label(String name, ClassLabels labels) {
    Path file = find(name).orElseThrow(() -> new Problem("store.unknown", name));
    ModelDescription said =
        StoredModel.of(file).descriptor().orElseThrow(() -> new Problem("labels.own", name));
    if (labels.names().size() != said.labels().size()) {
      throw new Problem("labels.count", file, labels.names().size(), said.labels().size());
    }
    said.labelled(labels).write(StoredFile.descriptor(file));
    return StoredModel.of(file);
  }

  /** Writes the description, or deletes the file, which could not be used without it. */
  private static void describe(Path target, ModelDescription descriptor) {
    try {
      descriptor.write(StoredFile.descriptor(target));
    } catch (Problem e) {
      ModelFolder.delete(target);
      throw e;
    }
  }

  /**
   * Removes a model's file and its description.
   *
   * @throws Problem if there is no such model, it comes with the app, or it cannot be removed
   */
  public void remove(String name) {
    if (name.equals(BuiltInModel.NAME)) {
      throw new Problem("store.built-in", name);
    }
    Path file = find(name).orElseThrow(() -> new Problem("store.unknown", name));
    ModelFolder.delete(file);
    ModelFolder.delete(StoredFile.descriptor(file));
  }

  /**
   * The model that comes with the app. Its weights are read once, to check that they are intact.
   */
  private synchronized StoredModel builtInModel() {
    return seenBuiltIn == null ? note(BuiltInModel.load(builtIn)) : seenBuiltIn;
  }

  private synchronized StoredModel note(Model model) {
    StoredModel seen = StoredModel.ofBuiltIn(model, builtIn);
    seenBuiltIn = seen;
    return seen;
  }
}
