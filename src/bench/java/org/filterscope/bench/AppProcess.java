package org.filterscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.filterscope.home.AppHome;
import org.filterscope.task.IoConsumer;
import org.filterscope.task.LauncherEnvironment;

/** The app in a process of its own, started for the first time by a person with an empty disk. */
final class AppProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final Path folder;
  private final Process process;

  private AppProcess(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param what is run, after the virtual machine's options
   */
  static AppProcess start(Display display, List<String> what) throws IOException {
    return start(display, what, home -> {});
  }

  /**
   * Starts it on a disk that is not empty.
   *
   * @param what is run, after the virtual machine's options
   * @param before puts into the app's folder what it finds there
   */
  static AppProcess start(Display display, List<String> what, IoConsumer<Path> before)
      throws IOException {
    Path root = Path.of(System.getProperty("filterscope.root", "")).toAbsolutePath();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + root.resolve("bin/jvm.options"));
    command.add("-Dfilterscope.root=" + root);
    command.addAll(display.javaOptions());
    command.addAll(what);
    Path folder = Files.createTempDirectory("filterscope-bench");
    before.accept(folder);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    // As bin/filterscope does.
    builder.environment().putAll(LauncherEnvironment.variables());
    builder.environment().put(AppHome.VARIABLE, folder.toString());
    builder.environment().putAll(display.environment());
    return new AppProcess(folder, builder.start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  Path logFile() {
    return new AppHome(folder).logFile();
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
