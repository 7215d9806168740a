package org.filterscope.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder {@code shared} beside the project, with material too large for the project itself; the
 * system property {@code filterscope.shared} names another place.
 */
public final class SharedFolder {

  private SharedFolder() {}

  /** Where the folder is, or would be. */
  public static Path root() {
    String named = System.getProperty("filterscope.shared", "");
    return named.isEmpty() ? projectRoot().resolveSibling("shared") : Path.of(named);
  }

  /** Whether the folder is there. */
  public static boolean exists() {
    return Files.isDirectory(root());
  }

  /**
   * A file or folder in it.
   *
   * @param relative from the folder, such as {@code data/README.md}
   * @throws IllegalStateException if it is not there
   */
  public static Path path(String relative) {
    Path path = root().resolve(relative);
    if (!Files.exists(path)) {
      throw new IllegalStateException(path + " is missing; is the test marked @NeedsShared?");
    }
    return path;
  }

  private static Path projectRoot() {
    return Path.of(System.getProperty("filterscope.root", "")).toAbsolutePath();
  }
}
