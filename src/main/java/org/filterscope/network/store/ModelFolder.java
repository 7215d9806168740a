package org.filterscope.network.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.network.file.ModelFile;
import org.filterscope.task.Problem;

/**
 * The user's folder of models, each a file {@code NAME.h5}, {@code NAME.keras}, {@code NAME.onnx}
 * or {@code NAME.zip}. Immutable.
 */
final class ModelFolder {

  private static final List<String> ENDINGS = List.of(".h5", ".keras", ".onnx", ".zip");

  private final Path path;

  /** Describes a folder, which need not exist yet. */
  ModelFolder(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  /** Its path. */
  Path path() {
    return path;
  }

  /**
   * The files of models in it, ordered by name; none if it does not exist.
   *
   * @throws Problem if it cannot be listed
   */
  List<Path> files() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .filter(Files::isRegularFile)
          .filter(file -> ENDINGS.stream().anyMatch(file.getFileName().toString()::endsWith))
          .filter(file -> ModelName.is(ModelFile.name(file)))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new Problem(e, "home.not-listed", path);
    }
  }

  /** The file of the model with that name. */
  Optional<Path> find(String name) {
    return ModelName.is(name)
        ? ENDINGS.stream()
            .map(ending -> path.resolve(name + ending))
            .filter(Files::isRegularFile)
            .findFirst()
        : Optional.empty();
  }

  /** Whether no model has that name, in upper or lower case. */
  boolean isFree(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return !wanted.equals(BuiltInModel.NAME)
        && files().stream()
            .noneMatch(file -> ModelFile.name(file).toLowerCase(Locale.ROOT).equals(wanted));
  }

  /**
   * Requires that a model can get that name.
   *
   * @throws Problem if the name is taken, or is not a valid name for a model
   */
  void requireFree(String name) {
    ModelName.require(name);
    if (!isFree(name)) {
      throw new Problem("store.taken", name);
    }
  }

  /**
   * The file of a model, whether it exists or not.
   *
   * @param ending {@code .h5}, {@code .keras}, {@code .onnx} or {@code .zip}
   * @throws Problem if that is not a valid name for a model
   */
  Path file(String name, String ending) {
    return path.resolve(ModelName.require(name) + ending);
  }

  /**
   * Creates it, if it does not exist.
   *
   * @throws Problem if it cannot be created
   */
  void create() {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new Problem(e, "home.no-folder", path, "FILTERSCOPE_HOME");
    }
  }

  /**
   * Deletes a file, if it exists.
   *
   * @throws Problem if it cannot be deleted
   */
  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Problem(e, "home.not-removed", file);
    }
  }

  /** Whether text that names no model in the folder looks like the path of a model's file. */
  static boolean looksLikeFile(String wanted) {
    try {
      return wanted.toLowerCase(Locale.ROOT).endsWith(".hdf5")
          || ENDINGS.stream().anyMatch(wanted.toLowerCase(Locale.ROOT)::endsWith)
          || (Files.exists(Path.of(wanted)) && !Files.isDirectory(Path.of(wanted)));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
