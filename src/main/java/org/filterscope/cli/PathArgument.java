package org.filterscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A file or folder that was named on the command line. On Linux a file name may be any bytes, and
 * Java replaces those that are invalid in the system's encoding. Such a file is looked up by
 * comparing the names as Java reads them.
 */
final class PathArgument implements ITypeConverter<Path> {

  private static final String NO_CHARACTER = "\ufffd";

  @Override
  public Path convert(String name) {
    try {
      Path path = Path.of(name);
      return name.contains(NO_CHARACTER) && !Files.exists(path) ? likely(path) : path;
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          e.getReason().startsWith("Malformed")
              ? String.format(
                  Locale.ROOT,
                  "'%s' has characters that the system's character set (%s) has not. Start Filterscope with LC_ALL=C.UTF-8, or name the folder instead.",
                  name,
                  System.getProperty("sun.jnu.encoding"))
              : String.format(
                  Locale.ROOT, "'%s' cannot be the name of a file (%s)", name, e.getReason()));
    }
  }

  /** The file with a name that reads the same, or the unchanged path if there is none. */
  private static Path likely(Path named) {
    Path found = named.getRoot() == null ? Path.of("") : named.getRoot();
    for (Path element : named) {
      Path next = found.resolve(element);
      if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
        List<Path> alike = alike(found, element.toString());
        if (alike.isEmpty()) {
          return named;
        }
        if (alike.size() > 1) {
          throw new TypeConversionException(
              String.format(
                  Locale.ROOT,
                  "'%s' is not in the system's character set, and %d names read like it. Name the folder instead, or rename the files.",
                  next,
                  alike.size()));
        }
        next = alike.get(0);
      }
      found = next;
    }
    return found;
  }

  private static List<Path> alike(Path folder, String name) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> String.valueOf(entry.getFileName()).equals(name)).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
