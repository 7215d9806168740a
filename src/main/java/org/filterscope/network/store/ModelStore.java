package org.filterscope.network.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The available models: those in the user's folder of models, and the one that comes with the app.
 *
 * <p>In the folder, a model is a file {@code NAME.h5} or {@code NAME.zip}, with a {@link
 * ModelDescription} beside it, {@code NAME.json}; what this app fine-tuned needs none.
 */
public final class ModelStore {

  private final ModelFolder folder;
  private final Path builtIn;
  private final Catalog catalog;
  private final Download download;

  /** What a list says of the model that comes with the app; null until it was looked at. */
  private @Nullable StoredModel seenBuiltIn;

  /**
   * The models in a folder.
   *
   * @param folder the user's; created when a model is added
   * @param builtIn the folder of the model that comes with the app
   */
  public ModelStore(Path folder, Path builtIn) {
    this(folder, builtIn, Catalog.ofThisVersion());
  }

  /**
   * The models in a folder, beside others to download than those of this version.
   *
   * @param catalog what can be downloaded
   */
  public ModelStore(Path folder, Path builtIn, Catalog catalog) {
    this(folder, builtIn, catalog, new Download());
  }

  ModelStore(Path folder, Path builtIn, Catalog catalog, Download download) {
    this.folder = new ModelFolder(folder);
    this.builtIn = builtIn;
    this.catalog = catalog;
    this.download = download;
  }

  /** What can be downloaded. */
  public Catalog catalog() {
    return catalog;
  }

  /** The user's folder of models. */
  public Path folder() {
    return folder.path();
  }

  /**
   * All models, that of the app first, the others by name.
   *
   * @param damaged hears of files that are no models that can be used
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

  /** The file of the model of that name in the user's folder. */
  public Optional<Path> find(String name) {
    return folder.find(name);
  }

  /** Whether there is room for a model of that name: none is called so, in capitals or not. */
  public boolean isFree(String name) {
    return folder.isFree(name);
  }

  /**
   * Loads a model by its name or out of a file.
   *
   * @param wanted the name of one in the folder, or of the one that comes with the app, or a path
   * @throws Problem if there is none, it cannot be read, or it would not fit into the memory
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
   * Loads the model that comes with the app.
   *
   * @throws Problem if a file of it is missing, damaged, or has other weights than it came with
   */
  public Model loadBuiltIn() {
    Model model = BuiltInModel.load(builtIn);
    var unused = note(model);
    return model;
  }

  /**
   * Loads a model out of a file, which may lie anywhere.
   *
   * @throws Problem as above
   */
  public Model load(Path file) {
    return StoredFile.load(file);
  }

  /**
   * What a list says of a model's file, which may lie anywhere. Its weights are left alone.
   *
   * @throws Problem if it is gone, or no model that can be used
   */
  public StoredModel describe(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Problem("store.gone", file);
    }
    return StoredModel.of(file);
  }

  /**
   * The checksum by which fine-tuned models know the model that they were made from, as {@link
   * Model#checksum} says it once that is loaded.
   *
   * @throws Problem if the file cannot be read, which it is where nothing beside it knows
   */
  public String checksum(StoredModel model) {
    return model.kind() == StoredModel.Kind.BUILT_IN
        ? BuiltInModel.checksum()
        : StoredFile.checksum(model);
  }

  /**
   * Copies a network's file into the folder, with what it does not say itself.
   *
   * @param progress hears of bytes
   * @throws Problem if the file holds no network that can be used, labels do not fit, or it cannot
   *     be copied; nothing has come into the folder then
   * @throws org.filterscope.task.Cancelled if cancelled
   */
  public StoredModel importFile(Import wanted, Progress progress, Cancellation cancellation) {
    folder.requireFree(wanted.name());
    Import.Checked checked = wanted.check();
    folder.create();
    Path target = folder.file(wanted.name(), checked.isHdf5() ? ".h5" : ".zip");
    Optional<ModelDescription> descriptor =
        FileCopy.into(target, wanted.file(), checked, progress, cancellation);
    descriptor.ifPresent(said -> describe(target, said));
    return StoredModel.of(target);
  }

  /**
   * Downloads a model of the catalogue, or what is missing of it.
   *
   * @param progress hears of bytes
   * @throws Problem if it cannot be downloaded
   * @throws org.filterscope.task.Cancelled if cancelled; what has come is kept
   */
  public StoredModel download(CatalogEntry entry, Progress progress, Cancellation cancellation) {
    folder.create();
    Path target = folder.file(entry.name(), ".h5");
    if (Files.exists(StoredFile.descriptor(target)) && Files.exists(target)) {
      return StoredModel.of(target);
    }
    if (Files.exists(target)) {
      // The process ended between the download and what follows it.
      FileCopy.require(entry, target, cancellation);
    } else {
      folder.requireFree(entry.name());
      download.fetch(entry.download(), target, progress, cancellation);
    }
    return finish(entry, target, entry.address().toString());
  }

  /** Bytes of a model of the catalogue that have come already. */
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
   * @throws Problem if it is still coming, or cannot be removed
   */
  public void discard(CatalogEntry entry) {
    if (Files.isDirectory(folder.path())) {
      download.discard(folder.file(entry.name(), ".h5"));
    }
  }

  /**
   * Takes a model of the catalogue from a file that is here already.
   *
   * @throws Problem if it is another file, or cannot be copied
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

  /** The file has arrived: checks it and writes its description. */
  private StoredModel finish(CatalogEntry entry, Path target, String source) {
    Network network = NetworkFile.read(target).network();
    if (entry.hasBuiltInConvolutions() && !BuiltInModel.hasConvolutionsOf(network, builtIn)) {
      ModelFolder.delete(target);
      throw new Problem("store.other-convolutions", target);
    }
    describe(target, StoredFile.describe(entry, network, target, source));
    return StoredModel.of(target);
  }

  /** A file without its descriptor could not be used: both are there or none. */
  private static void describe(Path target, ModelDescription descriptor) {
    try {
      descriptor.write(StoredFile.descriptor(target));
    } catch (Problem e) {
      ModelFolder.delete(target);
      throw e;
    }
  }

  /**
   * Removes a model's file and what is said about it.
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

  /** Its weights are read to see that they are there and whole: once is enough. */
  private synchronized StoredModel builtInModel() {
    return seenBuiltIn == null ? note(BuiltInModel.load(builtIn)) : seenBuiltIn;
  }

  private synchronized StoredModel note(Model model) {
    StoredModel seen = StoredModel.ofBuiltIn(model, builtIn);
    seenBuiltIn = seen;
    return seen;
  }
}
