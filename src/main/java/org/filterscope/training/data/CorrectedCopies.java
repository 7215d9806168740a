package org.filterscope.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.filterscope.task.Problem;
import org.filterscope.task.SafeFile;

/**
 * Copies photographs whose class the user corrected to a training folder. They are never moved, and
 * no file is overwritten.
 *
 * @param folder with a sub-folder for each class
 */
public record CorrectedCopies(Path folder) {

  /**
   * Copies a photograph into the folder of its class, which is created if it is missing.
   *
   * @return the copy, named after the photograph, with a number if the name is taken; empty if the
   *     same photograph is there already
   * @throws Problem if the class' name cannot be a folder's, or the copy cannot be written
   */
  public Optional<Path> add(Path photograph, String label) {
    Path into = folder.resolve(label);
    if (!folder.equals(into.getParent()) || label.startsWith(".")) {
      throw new Problem("training.class-no-folder", label);
    }
    try {
      byte[] content = Files.readAllBytes(photograph);
      Files.createDirectories(into);
      Path copy = into.resolve(name(photograph, 1));
      for (int number = 2; Files.exists(copy); number++) {
        if (Arrays.equals(content, Files.readAllBytes(copy))) {
          return Optional.empty();
        }
        copy = into.resolve(name(photograph, number));
      }
      SafeFile.write(copy, out -> out.write(content));
      return Optional.of(copy);
    } catch (IOException e) {
      throw new Problem(e, "training.copy", photograph, into, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Deletes a copy again.
   *
   * @param copy the result of {@link #add}
   * @param photograph the photograph that was copied
   * @return whether the copy is gone; one that is no longer the same as the photograph stays
   * @throws Problem if it cannot be deleted
   */
  public static boolean remove(Path copy, Path photograph) {
    try {
      if (Files.exists(copy) && Files.mismatch(copy, photograph) >= 0) {
        return false;
      }
      Files.deleteIfExists(copy);
      return true;
    } catch (IOException e) {
      throw new Problem(e, "training.copy-stays", copy, String.valueOf(e.getMessage()));
    }
  }

  private static String name(Path photograph, int number) {
    String name = String.valueOf(photograph.getFileName());
    if (number == 1) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    return dot > 0
        ? String.format(
            Locale.ROOT, "%s (%d)%s", name.substring(0, dot), number, name.substring(dot))
        : String.format(Locale.ROOT, "%s (%d)", name, number);
  }
}
