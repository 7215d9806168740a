package org.filterscope.network.file;

import java.io.IOException;
import java.nio.file.Path;
import org.filterscope.task.Problem;
import org.filterscope.task.Sha256;

/** Checksums that identify files of weights. */
final class Checksum {

  private Checksum() {}

  /**
   * SHA-256 of a file of weights, in hexadecimal.
   *
   * @throws Problem if it cannot be read
   */
  static String of(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new Problem(e, "model.unreadable", file);
    }
  }
}
