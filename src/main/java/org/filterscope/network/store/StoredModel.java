package org.filterscope.network.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.filterscope.network.FreeMemory;
import org.filterscope.network.Model;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.network.file.ModelFile;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.task.Problem;

/**
 * A model on this machine.
 *
 * @param name its name in commands and in the window
 * @param file the file with its weights
 * @param kind how it came
 * @param bytes the size of its file or files
 * @param saved when its file was written
 * @param layers how many layers it has
 * @param labels the labels of its classes
 * @param descriptor where it came from, and more; empty if its own file says everything
 */
public record StoredModel(
    String name,
    Path file,
    Kind kind,
    long bytes,
    Instant saved,
    int layers,
    List<String> labels,
    Optional<ModelDescription> descriptor) {

  /** Copies the list. */
  public StoredModel {
    labels = List.copyOf(labels);
  }

  /**
   * Reads what a file and the description beside it say. Weights are not read.
   *
   * @param file a model's file, which may be in any folder
   * @throws Problem if it cannot be used as a model
   */
  static StoredModel of(Path file) {
    Path descriptorFile = StoredFile.descriptor(file);
    if (!Files.exists(descriptorFile)) {
      if (!file.toString().endsWith(".zip")) {
        throw new Problem("store.describe", file);
      }
      ModelFile.Summary summary = ModelFile.summary(file);
      return new StoredModel(
          ModelFile.name(file),
          file,
          Kind.FINE_TUNED,
          size(file),
          saved(file),
          summary.layers(),
          summary.labels(),
          Optional.empty());
    }
    ModelDescription descriptor = ModelDescription.read(descriptorFile);
    return new StoredModel(
        ModelFile.name(file),
        file,
        descriptor.downloaded() ? Kind.DOWNLOADED : Kind.IMPORTED,
        size(file),
        saved(file),
        descriptor.layers(),
        descriptor.labels(),
        Optional.of(descriptor));
  }

  /**
   * The model that comes with the app.
   *
   * @param model the loaded model
   * @param folder where its files are
   * @throws Problem if they cannot be read
   */
  static StoredModel ofBuiltIn(Model model, Path folder) {
    Path file = folder.resolve(BuiltInModel.BASE_FILE);
    return new StoredModel(
        BuiltInModel.NAME,
        file,
        Kind.BUILT_IN,
        size(file) + size(folder.resolve(BuiltInModel.HEAD_FILE)),
        saved(file),
        model.network().layers().size(),
        model.labels(),
        Optional.empty());
  }

  private static Instant saved(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new Problem(e, "model.unreadable", file);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new Problem(e, "model.unreadable", file);
    }
  }

  /** How a model came. */
  public enum Kind {
    /** With the app. */
    BUILT_IN,
    /** From the catalogue. */
    DOWNLOADED,
    /** From one of the user's files. */
    IMPORTED,
    /** Trained in this app. */
    FINE_TUNED
  }

  /** How many classes it has. */
  public int classes() {
    return labels.size();
  }

  /** Roughly how much memory it takes to look into it, in bytes. */
  public long memory() {
    return NetworkFile.memory(bytes, String.valueOf(file.getFileName()).endsWith(".zip"));
  }

  /** Whether that much memory is free. */
  public boolean fits() {
    return FreeMemory.hasRoom(memory(), 0);
  }
}
