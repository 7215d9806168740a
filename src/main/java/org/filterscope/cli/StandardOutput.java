package org.filterscope.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.stream.Stream;

/** The standard output of the process. */
final class StandardOutput {

  private StandardOutput() {}

  /** A writer that reports write errors, which a wrapped {@code System.out} hides. */
  static PrintWriter writer() {
    FileOutputStream stream = new FileOutputStream(FileDescriptor.out);
    return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, charset())));
  }

  /**
   * The encoding of the console. Its system property has different names in newer and older Java
   * versions.
   */
  private static Charset charset() {
    return Stream.of("stdout.encoding", "sun.stdout.encoding")
        .map(property -> System.getProperty(property, ""))
        .filter(name -> !name.isEmpty() && Charset.isSupported(name))
        .map(Charset::forName)
        .findFirst()
        .orElseGet(Charset::defaultCharset);
  }
}
