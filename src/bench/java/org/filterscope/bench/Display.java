package org.filterscope.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a window can be opened: the person's display, else one that nobody sees, else none. */
final class Display implements AutoCloseable {
  private static final String VARIABLE = "DISPLAY";
  private static final List<String> MONOCLE =
      List.of(
          "-Dglass.platform=Monocle",
          "-Dmonocle.platform=Headless",
          "-Dprism.order=sw",
          "-Dprism.text=t2k");

  private final String name;
  private final @Nullable String number;
  private final @Nullable Process server;

  private Display(String name, @Nullable String number, @Nullable Process server) {
    this.name = name;
    this.number = number;
    this.server = server;
  }

  static Display open() throws IOException {
    if (!System.getProperty("os.name").startsWith("Linux")) {
      return new Display("this display", "", null);
    }
    String given = System.getenv(VARIABLE);
    if (given != null && !given.isBlank()) {
      return new Display("display " + given, given, null);
    }
    if (!isInstalled("Xvfb")) {
      return new Display("Monocle, which draws for nobody", null, null);
    }
    Process server =
        new ProcessBuilder(
                "Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader reader = server.inputReader();
    return new Display("Xvfb, by software", ":" + reader.readLine(), server);
  }

  /** What it is called. */
  String name() {
    return name;
  }

  /** Whether a window is really drawn on it. */
  boolean isReal() {
    return number != null;
  }

  /** What a virtual machine must be told to open its windows here. */
  List<String> javaOptions() {
    return isReal() ? List.of() : MONOCLE;
  }

  /** What a process must find in its environment to open its windows here. */
  Map<String, String> environment() {
    return number == null || number.isEmpty() ? Map.of() : Map.of(VARIABLE, number);
  }

  @Override
  public void close() {
    if (server != null) {
      server.destroy();
    }
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
