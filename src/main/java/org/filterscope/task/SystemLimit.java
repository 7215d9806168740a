package org.filterscope.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A limit of the system that shows itself as another failure: a class that cannot be loaded may
 * mean that the disk is full.
 */
public final class SystemLimit {

  private SystemLimit() {}

  /**
   * The limit behind a failure; empty if there is none.
   *
   * @param failure as it was thrown
   */
  public static Optional<Problem> behind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("Too many open files")) {
        return Optional.of(new Problem(failure, "system.open-files"));
      }
      if (failure instanceof LinkageError && cause instanceof IOException e) {
        Path libraries = libraries();
        Problem writing = SafeFile.problem(libraries, e);
        if (writing.key().equals("file.full")) {
          return Optional.of(new Problem(failure, "system.libraries-full", libraries));
        }
      }
    }
    return Optional.empty();
  }

  /** Where JavaCPP unpacks the engine's libraries. */
  private static Path libraries() {
    String chosen = System.getProperty("org.bytedeco.javacpp.cachedir", "");
    return chosen.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".javacpp", "cache")
        : Path.of(chosen);
  }
}
