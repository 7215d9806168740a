package org.filterscope.training.data;

import java.nio.file.Path;

/**
 * A photograph to learn from or to be asked about.
 *
 * @param file where it lies
 * @param name its path within the folder that was chosen, with {@code /} between the parts
 * @param label the place of its class
 * @param fingerprint SHA-256 of the file's content, in hexadecimal
 * @param likeness what nearly the same photographs share: {@link
 *     org.filterscope.patches.store.DifferenceHash}
 */
public record Sample(Path file, String name, int label, String fingerprint, long likeness) {

  private static final int MARK = 16;

  /** The first digits of a fingerprint: enough to tell photographs of one name apart. */
  public static String mark(String fingerprint) {
    return fingerprint.substring(0, MARK);
  }

  /** The same photograph among other classes. */
  Sample withLabel(int other) {
    return new Sample(file, name, other, fingerprint, likeness);
  }
}
