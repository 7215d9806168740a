package org.filterscope.training.data;

import java.nio.file.Path;

/**
 * A photograph for training, validation or testing.
 *
 * @param file its file
 * @param name its path within the chosen folder, with {@code /} between the parts
 * @param label the index of its class
 * @param fingerprint SHA-256 of the file's content, in hexadecimal
 * @param likeness its difference hash, which is similar for nearly the same photographs: {@link
 *     org.filterscope.patches.store.DifferenceHash}
 */
public record Sample(Path file, String name, int label, String fingerprint, long likeness) {

  private static final int MARK = 16;

  /** The first digits of a fingerprint, enough to distinguish photographs of the same name. */
  public static String mark(String fingerprint) {
    return fingerprint.substring(0, MARK);
  }

  /** The same photograph with the index in another list of classes. */
  Sample withLabel(int other) {
    return new Sample(file, name, other, fingerprint, likeness);
  }
}
