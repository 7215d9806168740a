package org.filterscope.patches.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.filterscope.network.Model;
import org.filterscope.patches.query.PatchIndex;
import org.filterscope.patches.store.IndexDatabase;
import org.filterscope.patches.store.IndexDescription;
import org.filterscope.patches.store.SharedLayers;
import org.filterscope.patches.store.StoredIndex;
import org.filterscope.task.Problem;

/**
 * The indexes on disk. Do not use it on the JavaFX application thread. Each index that was built
 * here has a note with its folder of photographs next to it, so that it can be continued.
 *
 * @param path the folder of the user's own indexes
 * @param bundled the index that comes with the app; the file may be missing
 * @param bundledName the bundled index's name
 */
public record IndexFolder(Path path, Path bundled, String bundledName) {

  private static final String ENDING = ".sqlite";

  /**
   * Lists all indexes: the user's own, ordered by name, then the bundled one.
   *
   * @throws Problem if the folder cannot be listed
   */
  public List<IndexEntry> list() {
    List<IndexEntry> entries = new ArrayList<>();
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.list(path)) {
        files
            .filter(file -> file.toString().endsWith(ENDING))
            .sorted()
            .forEach(file -> entries.add(describe(file, nameOf(file), false)));
      } catch (IOException e) {
        throw new Problem(e, "home.not-listed", path);
      }
    }
    if (Files.exists(bundled)) {
      entries.add(describe(bundled, bundledName, true));
    }
    return entries;
  }

  /**
   * Finds an index by its name or file.
   *
   * @throws Problem if there is no such index
   */
  public IndexEntry find(String wanted) {
    return list().stream()
        .filter(
            entry ->
                entry.name().equals(wanted)
                    || entry.file().toString().equals(wanted)
                    || entry.file().toAbsolutePath().equals(Path.of(wanted).toAbsolutePath()))
        .findFirst()
        .orElseThrow(() -> new Problem("index.unknown", wanted));
  }

  /**
   * The file for a folder's index: an existing index that can be continued with a model, or a new
   * file. If an existing index cannot be read, continuing it reports why.
   */
  public Path fileFor(Path folder, Model model) {
    Path whole = folder.toAbsolutePath().normalize();
    for (IndexEntry entry : list()) {
      boolean isOfThisFolder = entry.folder().filter(whole::equals).isPresent();
      if (isOfThisFolder && (entry.summary() == null || isOf(model, entry.file()))) {
        return entry.file();
      }
    }
    Path name = whole.getFileName();
    return free(name == null ? "index" : name.toString());
  }

  private static boolean isOf(Model model, Path file) {
    try (IndexDatabase database = IndexDatabase.open(file)) {
      IndexDescription there = database.reading(() -> IndexDescription.of(database));
      return SharedLayers.of(there, model).areAll();
    }
  }

  /**
   * The files that hold a photograph, as far as the indexes know. Such a file may have changed or
   * vanished since. An index that cannot be read is left out.
   *
   * @param fingerprint SHA-256 of the photograph's content, in hexadecimal
   * @throws Problem if the folder cannot be listed
   */
  public List<Path> filesOf(String fingerprint) {
    List<Path> files = new ArrayList<>();
    for (IndexEntry entry : list()) {
      if (entry.summary() != null) {
        try (IndexDatabase database = IndexDatabase.open(entry.file())) {
          IndexDescription there = IndexDescription.of(database);
          files.addAll(new StoredIndex(database, there).filesOf(fingerprint));
        } catch (Problem e) {
          // It was damaged or deleted since it was listed.
        }
      }
    }
    return List.copyOf(files);
  }

  /** Writes the note for an index. */
  public void note(Path file, Path folder, boolean isFinished) {
    String whole = folder.toAbsolutePath().normalize().toString();
    new IndexNote(whole, isFinished).write(noteOf(file));
  }

  /**
   * Checks that a name is valid for an index, and so for its file, on every operating system.
   *
   * @throws Problem if the name contains a character that is not allowed in file names, or starts
   *     or ends with a full stop
   */
  public static void requireName(String name) {
    if (!name.equals(safe(name)) || name.isEmpty() || name.startsWith(".") || name.endsWith(".")) {
      throw new Problem("index.name", name);
    }
  }

  /**
   * Renames an index.
   *
   * @return the index's new file; if the name is taken, a number is added to it
   * @throws Problem if the name is not valid, or the index comes with the app, is being built, or
   *     cannot be renamed
   */
  public Path rename(Path file, String name) {
    requireOwn(file);
    requireName(name);
    if (name.equals(nameOf(file))) {
      return file;
    }
    Path other = free(name);
    try {
      Files.move(file, other);
      Path note = noteOf(file);
      if (Files.exists(note)) {
        Files.move(note, noteOf(other));
      }
      return other;
    } catch (IOException e) {
      throw new Problem(e, "file.denied", other);
    }
  }

  /**
   * Deletes an index.
   *
   * @throws Problem if it comes with the app, is being built, or cannot be deleted
   */
  public void delete(Path file) {
    requireOwn(file);
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(noteOf(file));
    } catch (IOException e) {
      throw new Problem(e, "home.not-removed", file);
    }
  }

  private void requireOwn(Path file) {
    if (file.equals(bundled)) {
      throw new Problem("index.bundled", bundledName);
    }
    try {
      IndexDatabase.openToWrite(file).close();
    } catch (Problem e) {
      // An unreadable index may be deleted.
      if (e.key().equals("index.busy")) {
        throw e;
      }
    }
  }

  private Path free(String wanted) {
    String safe = safe(wanted);
    String name = safe.isEmpty() || safe.startsWith(".") ? "index" : safe;
    Path file = path.resolve(name + ENDING);
    for (int number = 2; Files.exists(file); number++) {
      file = path.resolve(name + " (" + number + ")" + ENDING);
    }
    return file;
  }

  /**
   * Replaces characters that a folder's name may have here but that are not valid on every system.
   */
  private static String safe(String wanted) {
    return wanted.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", "_").strip();
  }

  private static IndexEntry describe(Path file, String name, boolean isBundled) {
    IndexNote note = isBundled ? IndexNote.NONE : IndexNote.read(noteOf(file));
    Optional<Path> folder =
        note.folder().isEmpty() ? Optional.empty() : Optional.of(Path.of(note.folder()));
    try {
      return new IndexEntry(
          file, name, isBundled, folder, note.isFinished(), PatchIndex.describe(file), null);
    } catch (Problem e) {
      return new IndexEntry(file, name, isBundled, folder, note.isFinished(), null, e);
    }
  }

  private static Path noteOf(Path file) {
    return file.resolveSibling(nameOf(file) + ".json");
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }
}
