package org.filterscope.ui.address;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.filterscope.home.Session;
import org.filterscope.image.PictureFolder;
import org.filterscope.network.store.ModelStore;
import org.filterscope.network.store.StoredModel;
import org.filterscope.patches.library.IndexFolder;
import org.filterscope.task.Problem;
import org.filterscope.task.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Finds photographs and models by their content among what the app knows already. It never searches
 * the disk. Not for the JavaFX application thread.
 *
 * @param samples the folder of the photographs that come with the app
 * @param indexes the indexes, which know the fingerprints of what they hold
 * @param store the models in the app's folder
 */
public record ContentSearch(Path samples, IndexFolder indexes, ModelStore store) {

  /**
   * The file of a photograph: one that was opened lately, comes with the app or is in an index.
   *
   * @param fingerprint SHA-256 of the file, in hexadecimal
   * @param open the file of the photograph in use; null if it has none
   */
  public Optional<Path> photograph(String fingerprint, Session session, @Nullable Path open) {
    List<Path> near = new ArrayList<>();
    if (open != null) {
      near.add(open);
    }
    session.files().recent().forEach(file -> add(near, file));
    if (session.explored().image() != null) {
      add(near, session.explored().image());
    }
    return among(near, fingerprint)
        .or(() -> among(included(), fingerprint))
        .or(() -> among(indexed(fingerprint), fingerprint));
  }

  /** The model with a checksum, in the app's folder or among those used lately. */
  public Optional<StoredModel> model(String checksum, Session session) {
    List<StoredModel> models = new ArrayList<>(store.list(damaged -> {}));
    for (String file : session.files().models()) {
      try {
        models.add(store.describe(Path.of(file)));
      } catch (Problem | InvalidPathException e) {
        // It was used once and is not there any more, which Models says.
      }
    }
    return models.stream().filter(model -> isOf(model, checksum)).findFirst();
  }

  /**
   * The fingerprint of a file.
   *
   * @throws Problem if it cannot be read
   */
  static String fingerprint(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new Problem(e, "address.unreadable", file);
    }
  }

  private boolean isOf(StoredModel model, String checksum) {
    try {
      return store.checksum(model).equals(checksum);
    } catch (Problem e) {
      return false;
    }
  }

  private List<Path> included() {
    try {
      return PictureFolder.of(samples).pictures();
    } catch (Problem e) {
      return List.of();
    }
  }

  private List<Path> indexed(String fingerprint) {
    try {
      return indexes.filesOf(fingerprint);
    } catch (Problem e) {
      return List.of();
    }
  }

  private static void add(List<Path> files, String file) {
    try {
      files.add(Path.of(file));
    } catch (InvalidPathException e) {
      // The session's file was edited, or comes from another system.
    }
  }

  private static Optional<Path> among(List<Path> files, String fingerprint) {
    return files.stream()
        .filter(Files::isRegularFile)
        .filter(PictureFolder::isNamedLikeAPicture)
        .filter(file -> has(file, fingerprint))
        .map(file -> file.toAbsolutePath().normalize())
        .findFirst();
  }

  private static boolean has(Path file, String fingerprint) {
    try {
      return Sha256.of(file).equals(fingerprint);
    } catch (IOException e) {
      return false;
    }
  }
}
