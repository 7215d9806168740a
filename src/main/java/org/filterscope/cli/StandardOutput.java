package org.filterscope.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.stream.Stream;

/** The process' standard output. */
final class StandardOutput {

  private StandardOutput() {}

  /**
   * A writer to it that notices when it cannot be written to, as {@code System.out} does not tell
   * those who wrap it.
   */
  static PrintWriter writer() {
    FileOutputStream stream = new FileOutputStream(FileDescriptor.out);
    return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, charset())));
  }

  /** A console has an encoding of its own; newer and older Javas name it differently. */
  private static Charset charset() {
    return Stream.of("stdout.encoding", "sun.stdout.encoding")
        .map(property -> System.getProperty(property, ""))
        .filter(name -> !name.isEmpty() && Charset.isSupported(name))
        .map(Charset::forName)
        .findFirst()
        .orElseGet(Charset::defaultCharset);
  }
}
