package org.filterscope.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.task.Problem;

/**
 * Why a node skipped a photograph.
 *
 * @param path the photograph's file
 * @param key the problem's key
 * @param message the problem in words
 */
record Refusal(String path, String key, String message) implements Serializable {

  static Refusal of(Path file, Problem reason) {
    return new Refusal(file.toString(), reason.key(), String.valueOf(reason.getMessage()));
  }

  /** The same for the commands. */
  SkippedPhotograph skipped() {
    return new SkippedPhotograph(Path.of(path), reason());
  }

  Problem reason() {
    return Problem.told(key, message);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(path);
    out.writeUTF(key);
    out.writeUTF(message);
  }

  static Refusal read(DataInputStream in) throws IOException {
    return new Refusal(in.readUTF(), in.readUTF(), in.readUTF());
  }
}
