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
 * The photographs of a folder, as it was when it was listed, in the order in which people number
 * them. Files are judged by their names here and not opened; hidden ones are left out.
 *
 * @param folder where they lie
 * @param pictures their files, in order
 */
public record PictureFolder(Path folder, List<Path> pictures) {

  private static final Set<String> ENDINGS =
      Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "dib", "tif", "tiff", "webp");

  private static final Comparator<Path> ORDER =
      Comparator.comparing(PictureFolder::nameOf, new NaturalOrder());

  /** Keeps the list as it is. */
  public PictureFolder {
    pictures = List.copyOf(pictures);
  }

  /**
   * Lists a folder, without the folders in it. It may hold no photograph.
   *
   * @throws Problem if it is missing, no folder, or not readable
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

  /** The photographs of {@link #walk(Path, Consumer)}, where nobody asks what was left out. */
  public static List<Path> walk(Path folder) {
    return walk(folder, left -> {});
  }

  /**
   * All photographs in a folder and the folders below it: those of a folder first, then those of
   * the folders in it, each in order. A folder that is reached twice through links counts once.
   *
   * @param leftOut hears of what is named like a photograph and is no file, and of folders in the
   *     folder that cannot be read; nothing of them is opened
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
   * The photographs that {@link #walk(Path, Consumer)} finds, where there may be none.
   *
   * @param leftOut as there
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
   * What a walk passes over.
   *
   * @param reason why, and what to do
   */
  public record LeftOut(Path path, Problem reason) {}

  /** One walk through folders in folders. */
  private static final class Walk {
    private final Consumer<LeftOut> leftOut;
    private final List<Path> found = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();

    /** Folders still to be walked, the next one first; not on the stack, for they may lie deep. */
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

    /** A folder that cannot be read loses only its own photographs. */
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
   * What tells a folder from all others, whatever links lead to it. To resolve the links in its
   * path takes the longer the deeper it lies, so that is done only where files have no keys.
   */
  private static Object identity(Path folder, BasicFileAttributes attributes) throws IOException {
    Object key = attributes.fileKey();
    return key == null ? folder.toRealPath() : key;
  }

  /** Whether a file's name ends as those of photographs that can be opened do. */
  public static boolean isNamedLikeAPicture(Path file) {
    String name = nameOf(file);
    int dot = name.lastIndexOf('.');
    return dot >= 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** The photograph that follows a file, which need not be in the list itself. */
  public Optional<Path> next(Path file) {
    return pictures.stream().filter(picture -> ORDER.compare(picture, file) > 0).findFirst();
  }

  /** The photograph before a file, which need not be in the list itself. */
  public Optional<Path> previous(Path file) {
    return pictures.stream()
        .filter(picture -> ORDER.compare(picture, file) < 0)
        .reduce((before, nearer) -> nearer);
  }

  /** What lies in a folder, and what it is where links lead; a link if that leads nowhere. */
  private record Entry(Path path, BasicFileAttributes attributes) {

    /** Nothing if it vanished while the folder was listed. */
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

    /** Why it is no photograph, whatever it is called; empty for a file. */
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
   * Refuses anything but a folder before it is opened: opening a pipe would wait for a writer.
   *
   * @throws Problem if it is missing or no folder
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
