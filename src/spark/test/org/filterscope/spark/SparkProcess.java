package org.filterscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.filterscope.testing.Patience;

/** A process of a cluster on this machine, with the classes of this one. */
final class SparkProcess implements AutoCloseable {

  private static final String END = "(end of the output)";

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> all = new ArrayList<>();

  private SparkProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "output of a child");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a process.
   *
   * @param home a folder for this process
   * @param options Java's, such as {@code -Xmx256m}
   * @param main a class with a main method, and its arguments
   */
  static SparkProcess start(Path home, List<String> options, List<String> main) {
    Path root = Path.of(System.getProperty("filterscope.root", "")).toAbsolutePath();
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("@" + root.resolve("bin/jvm.options"));
    words.add("@" + root.resolve("bin/spark-jvm.options"));
    words.add("-Dfilterscope.root=" + root);
    words.addAll(options);
    words.add("-classpath");
    words.add(classPath());
    words.addAll(main);
    ProcessBuilder command = new ProcessBuilder(words).redirectErrorStream(true);
    command.environment().put("FILTERSCOPE_HOME", home.toString());
    // Workers look for Spark's libraries there; here they are on the class path.
    command.environment().put("SPARK_HOME", home.toString());
    command.environment().put("SPARK_SCALA_VERSION", "2.13");
    command.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    try {
      Files.createDirectories(home.resolve("jars"));
      return new SparkProcess(command.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String classPath() {
    return System.getProperty(
        "surefire.test.class.path", System.getProperty("java.class.path", ""));
  }

  /** The next line of its output that is like that; it must not end before. */
  String await(Predicate<String> isWanted) {
    for (String line = next(); !line.equals(END); line = next()) {
      if (isWanted.test(line)) {
        return line;
      }
    }
    throw new AssertionError("the process has ended:\n" + output());
  }

  /** Waits for that many lines that are like that. */
  void await(int times, Predicate<String> isWanted) {
    for (int i = 0; i < times; i++) {
      await(isWanted);
    }
  }

  /** Waits until it has ended by itself, without a failure. */
  SparkProcess awaitSuccess() {
    awaitEnd(0);
    return this;
  }

  /** Waits until it has ended by itself with that exit code. */
  void awaitEnd(int code) {
    while (!next().equals(END)) {
      // It is at work.
    }
    try {
      assertThat(process.waitFor()).as(output()).isEqualTo(code);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Everything that was read so far. */
  String output() {
    return String.join("\n", all);
  }

  /** The line of its output that is a JSON object. */
  String json() {
    return all.stream().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
  }

  /** Ends it and the processes that it has started, without a chance to tidy up. */
  @Override
  public void close() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    started.forEach(child -> child.onExit().join());
  }

  private String next() {
    try {
      String line = lines.poll(Patience.SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("the process says nothing more:\n" + output());
      }
      all.add(line);
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
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
