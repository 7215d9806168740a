package org.filterscope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.condition.OS;

/** Another Java process, with this one's classes and the app's options. */
public final class ChildProcess implements AutoCloseable {

  private static final String END = "(end of the output)";

  /** What the system says of a process that was killed: 128 and the signal's number. */
  private static final int KILLED = OS.WINDOWS.isCurrentOs() ? 1 : 128 + 9;

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> all = new ArrayList<>();

  private ChildProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "output of a child");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a process.
   *
   * @param home the user's folder, for this process alone
   * @param main a class with a main method
   */
  public static ChildProcess start(Path home, String main, List<String> arguments) {
    Path root = Path.of(System.getProperty("filterscope.root", "")).toAbsolutePath();
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("@" + root.resolve("bin/jvm.options"));
    words.add("-Dfilterscope.root=" + root);
    words.add("-classpath");
    words.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    words.add(main);
    words.addAll(arguments);
    ProcessBuilder command = new ProcessBuilder(words).redirectErrorStream(true);
    command.environment().put("FILTERSCOPE_HOME", home.toString());
    try {
      return new ChildProcess(command.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In a child: goes no further, until it is killed or the one who started it is gone. */
  public static void hold() {
    try {
      while (System.in.read() >= 0) {
        // Nobody writes.
      }
    } catch (IOException e) {
      // Gone, too.
    }
    Runtime.getRuntime().halt(2);
  }

  /** The next line of its output that is like that; it must not end before. */
  public String await(Predicate<String> isWanted) {
    try {
      for (String line = next(); !line.equals(END); line = next()) {
        if (isWanted.test(line)) {
          return line;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    throw new AssertionError("the process has ended:\n" + String.join("\n", all));
  }

  /** Kills it, without a chance to tidy up; it must not have ended by itself. */
  public void kill() throws InterruptedException {
    int code = process.destroyForcibly().waitFor();
    assertThat(code).as("the exit code of a process that ran when it was killed").isEqualTo(KILLED);
  }

  /** Waits until it has ended by itself, without a failure. */
  public void awaitSuccess() throws InterruptedException {
    while (!next().equals(END)) {
      // It is at work.
    }
    assertThat(process.waitFor()).as(String.join("\n", all)).isZero();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private String next() throws InterruptedException {
    String line = lines.poll(Patience.SECONDS, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("the process says nothing more:\n" + String.join("\n", all));
    }
    all.add(line);
    return line;
  }

  private void read() {
    try (BufferedReader output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
      output.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      // It was killed.
    } finally {
      lines.add(END);
    }
  }
}
