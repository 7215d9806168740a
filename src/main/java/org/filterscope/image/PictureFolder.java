package org.filterscope.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
   * Lists the folder that a photograph lies in.
   *
   * @throws Problem as {@link #of} does
   */
  public static PictureFolder around(Path picture) {
    Path folder = picture.toAbsolutePath().getParent();
    return of(folder == null ? picture.toAbsolutePath() : folder);
  }

  /**
   * All photographs in a folder and the folders below it: those of a folder first, then those of
   * the folders in it, each in order. A folder that is reached twice through links counts once.
   *
   * @throws Problem if a folder is missing or not readable, or there is no photograph at all
   */
  public static List<Path> walk(Path folder) {
    List<Path> found = all(folder);
    if (found.isEmpty()) {
      throw new Problem("image.folder-empty", folder);
    }
    return found;
  }

  /**
   * The photographs that {@link #walk} finds, where there may be none.
   *
   * @throws Problem if a folder is missing or not readable
   */
  public static List<Path> all(Path folder) {
    List<Path> found = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    require(folder);
    try {
      seen.add(identity(folder, Files.readAttributes(folder, BasicFileAttributes.class)));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    walk(folder, found, seen);
    return List.copyOf(found);
  }

  private static void walk(Path folder, List<Path> found, Set<Object> seen) {
    List<Entry> entries = listed(folder).stream().flatMap(Entry::of).toList();
    entries.stream().filter(Entry::isPicture).map(Entry::path).forEach(found::add);
    for (Entry entry : entries) {
      try {
        if (entry.attributes().isDirectory()
            && seen.add(identity(entry.path(), entry.attributes()))) {
          walk(entry.path(), found, seen);
        }
      } catch (IOException e) {
        throw unreadable(folder, e);
      }
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

  /** What lies in a folder, and what it is where links lead. */
  private record Entry(Path path, BasicFileAttributes attributes) {

    /** Nothing if it vanished while the folder was listed, or is a link that leads nowhere. */
    static Stream<Entry> of(Path path) {
      try {
        return Stream.of(new Entry(path, Files.readAttributes(path, BasicFileAttributes.class)));
      } catch (IOException e) {
        return Stream.empty();
      }
    }

    boolean isPicture() {
      return attributes.isRegularFile() && isNamedLikeAPicture(path);
    }
  }

  /**
   * Refuses what is no folder before anybody opens it: a pipe would wait for whoever writes to it.
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
