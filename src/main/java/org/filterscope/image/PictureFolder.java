package org.filterscope.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.filterscope.task.Problem;

/**
 * The photographs of a folder at the time it was listed, in natural order. Files are judged by
 * their names here and not opened; hidden ones are left out.
 *
 * @param folder the folder they are in
 * @param pictures their files, in order
 */
public record PictureFolder(Path folder, List<Path> pictures) {

  private static final Set<String> ENDINGS =
      Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "dib", "tif", "tiff", "webp");

  private static final Comparator<Path> ORDER =
      Comparator.comparing(PictureFolder::nameOf, new NaturalOrder());

  /** Copies the list. */
  public PictureFolder {
    pictures = List.copyOf(pictures);
  }

  /**
   * Lists a folder, without its subfolders. It may hold no photograph.
   *
   * @throws Problem if it is missing, not a folder, or not readable
   */
  public static PictureFolder of(Path folder) {
    return new PictureFolder(
        folder,
        listed(folder).stream()
            .filter(PictureFolder::isNamedLikeAPicture)
            .filter(Files::isRegularFile)
            .toList());
  }

  /**
   * Lists the folder of a photograph.
   *
   * @throws Problem as {@link #of} does
   */
  public static PictureFolder around(Path picture) {
    Path folder = picture.toAbsolutePath().getParent();
    return of(folder == null ? picture.toAbsolutePath() : folder);
  }

  /**
   * The photographs that {@link #walk(Path, Consumer)} finds, without reports of what was left out.
   *
   * @throws Problem as there
   */
  public static List<Path> walk(Path folder) {
    return walk(folder, left -> {});
  }

  /**
   * All photographs in a folder and its subfolders, at any depth: first those of a folder, then
   * those of its subfolders, each in order. A folder that links reach twice counts once.
   *
   * @param leftOut is told about anything that is named like a photograph but is not a file, and
   *     about subfolders that cannot be read; none of them is opened
   * @throws Problem if the folder is missing or not readable, or there is no photograph at all
   */
  public static List<Path> walk(Path folder, Consumer<LeftOut> leftOut) {
    List<Path> found = all(folder, leftOut);
    if (found.isEmpty()) {
      throw new Problem("image.folder-empty", folder);
    }
    return found;
  }

  /**
   * The photographs that {@link #walk(Path, Consumer)} finds; there may be none.
   *
   * @param leftOut as for {@link #walk(Path, Consumer)}
   * @throws Problem if the folder is missing or not readable
   */
  public static List<Path> all(Path folder, Consumer<LeftOut> leftOut) {
    require(folder);
    Walk walk = new Walk(leftOut);
    try {
      walk.isNew(folder, Files.readAttributes(folder, BasicFileAttributes.class));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    walk.through(folder);
    return List.copyOf(walk.found);
  }

  /**
   * Something that a walk left out.
   *
   * @param reason why it was left out, and what to do
   */
  public record LeftOut(Path path, Problem reason) {}

  /** One walk through a folder and its subfolders. */
  private static final class Walk {
    private final Consumer<LeftOut> leftOut;
    private final List<Path> found = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();

    /**
     * Folders still to be walked, the next one first; no recursion, as they may be deeply nested.
     */
    private final Deque<Entry> ahead = new ArrayDeque<>();

    Walk(Consumer<LeftOut> leftOut) {
      this.leftOut = leftOut;
    }

    void through(Path folder) {
      list(folder);
      while (!ahead.isEmpty()) {
        into(ahead.pop());
      }
    }

    private void list(Path folder) {
      List<Entry> entries = listed(folder).stream().flatMap(Entry::of).toList();
      for (Entry entry : entries) {
        if (!entry.attributes().isDirectory() && isNamedLikeAPicture(entry.path())) {
          entry.reason().ifPresentOrElse(leftOut, () -> found.add(entry.path()));
        }
      }
      for (int i = entries.size() - 1; i >= 0; i--) {
        if (entries.get(i).attributes().isDirectory()) {
          ahead.push(entries.get(i));
        }
      }
    }

    /** Enters a folder. If it cannot be read, only its own photographs are lost. */
    private void into(Entry folder) {
      try {
        if (isNew(folder.path(), folder.attributes())) {
          list(folder.path());
        }
      } catch (IOException e) {
        leftOut.accept(new LeftOut(folder.path(), unreadable(folder.path(), e)));
      } catch (Problem e) {
        leftOut.accept(new LeftOut(folder.path(), e));
      }
    }

    boolean isNew(Path folder, BasicFileAttributes attributes) throws IOException {
      return seen.add(identity(folder, attributes));
    }
  }

  /**
   * Identifies a folder, whatever links lead to it. Resolving the links in its path takes longer
   * the deeper it is, so that is done only on systems without file keys.
   */
  private static Object identity(Path folder, BasicFileAttributes attributes) throws IOException {
    Object key = attributes.fileKey();
    return key == null ? folder.toRealPath() : key;
  }

  /** Whether a file's name has the extension of photographs that can be opened. */
  public static boolean isNamedLikeAPicture(Path file) {
    String name = nameOf(file);
    int dot = name.lastIndexOf('.');
    return dot >= 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** The photograph after a file. The file need not be in the list itself. */
  public Optional<Path> next(Path file) {
    return pictures.stream().filter(picture -> ORDER.compare(picture, file) > 0).findFirst();
  }

  /** The photograph before a file. The file need not be in the list itself. */
  public Optional<Path> previous(Path file) {
    return pictures.stream()
        .filter(picture -> ORDER.compare(picture, file) < 0)
        .reduce((before, nearer) -> nearer);
  }

  /**
   * An entry of a folder, with the attributes of its target if it is a link; of the link itself if
   * that leads nowhere.
   */
  private record Entry(Path path, BasicFileAttributes attributes) {

    /** The entry at a path; none if it vanished while the folder was listed. */
    static Stream<Entry> of(Path path) {
      return read(path).or(() -> read(path, LinkOption.NOFOLLOW_LINKS)).stream();
    }

    private static Optional<Entry> read(Path path, LinkOption... links) {
      try {
        return Optional.of(
            new Entry(path, Files.readAttributes(path, BasicFileAttributes.class, links)));
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    /** Why it is not a photograph, whatever its name; empty for a file. */
    Optional<LeftOut> reason() {
      if (attributes.isRegularFile()) {
        return Optional.empty();
      }
      return Optional.of(
          new LeftOut(
              path,
              attributes.isSymbolicLink()
                  ? new Problem("image.broken-link", path)
                  : new Problem("image.no-file", path)));
    }
  }

  /**
   * Refuses anything but a folder, without opening it: opening a pipe would wait for a writer.
   *
   * @throws Problem if it is missing or not a folder
   */
  public static void require(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Files.exists(folder)
          ? new Problem("image.not-a-folder", folder)
          : new Problem("image.folder-missing", folder);
    }
  }

  private static List<Path> listed(Path folder) {
    require(folder);
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> !isHidden(entry)).sorted(ORDER).toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static boolean isHidden(Path entry) {
    try {
      return nameOf(entry).startsWith(".") || Files.isHidden(entry);
    } catch (IOException e) {
      // It vanished while the folder was listed.
      return true;
    }
  }

  private static Problem unreadable(Path folder, IOException e) {
    String reason = e.getMessage() == null ? "" : e.getMessage();
    return new Problem(
        e, "image.folder-unreadable", folder, e.getClass().getSimpleName() + ": " + reason);
  }

  private static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
