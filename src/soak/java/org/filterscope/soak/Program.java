package org.filterscope.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.filterscope.home.AppHome;
import org.filterscope.task.LauncherEnvironment;

/** One process of the program, under any locale. */
final class Program {

  /** Nothing here takes so long, even beside others; whatever does hangs. */
  private static final int MOST_MINUTES = 20;

  private static final List<List<String>> LOCALES =
      List.of(
          List.of(),
          List.of("-Duser.language=ar", "-Duser.country=EG"),
          List.of("-Duser.language=tr", "-Duser.country=TR"),
          List.of("-Duser.language=fa", "-Duser.country=IR"),
          List.of("-Duser.language=my", "-Duser.country=MM"),
          List.of("-Duser.language=de", "-Duser.country=CH"),
          List.of("-Duser.language=th", "-Duser.country=TH"));

  private final Process process;
  private final List<String> words;
  private final Path out;
  private final Path err;

  private Program(Process process, List<String> words, Path out, Path err) {
    this.process = process;
    this.words = words;
    this.out = out;
    this.err = err;
  }

  /**
   * What one did.
   *
   * @param code its exit code
   */
  record Outcome(int code, String out, String err) {

    /** Whether it says that it did what it was asked for. */
    boolean isDone() {
      return code == 0;
    }

    JsonNode json() {
      try {
        return new ObjectMapper().readTree(out);
      } catch (IOException e) {
        throw new Wrong("no JSON: " + out + err);
      }
    }
  }

  /** Where a process lives. */
  record Place(Path home, Path root, Path temporary, Path outputs) {}

  /** Starts a command. */
  static Program start(Place place, Random random, List<String> arguments) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path options = Path.of(System.getProperty("filterscope.root", "")).toAbsolutePath();
    words.add("@" + options.resolve("bin/jvm.options"));
    // Most of a process' time here is its start.
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    words.addAll(LOCALES.get(random.nextInt(LOCALES.size())));
    words.add("-Dfilterscope.root=" + place.root());
    words.add("-Djava.io.tmpdir=" + place.temporary());
    words.add("-classpath");
    int classPath = words.size();
    words.add(System.getProperty("java.class.path"));
    words.add("org.filterscope.Main");
    words.addAll(arguments);
    Path out = Files.createTempFile(place.outputs(), "out", ".txt");
    Path err = Files.createTempFile(place.outputs(), "err", ".txt");
    ProcessBuilder command =
        new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
    command.environment().put(AppHome.VARIABLE, place.home().toString());
    // As bin/filterscope does.
    command.environment().put("LC_ALL", "C.UTF-8");
    command.environment().putAll(LauncherEnvironment.variables());
    List<String> told = new ArrayList<>(words);
    told.remove(classPath);
    return new Program(command.start(), told, out, err);
  }

  /** The command line without its class path. */
  List<String> words() {
    return words;
  }

  /** Lets it go to its end, which must be one that a person can understand. */
  Outcome end() throws IOException, InterruptedException {
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      traces();
      kill(true);
      throw new Wrong("it does not end: " + text(out) + text(err));
    }
    Outcome outcome = new Outcome(process.exitValue(), text(out), text(err));
    Wrong.unless(outcome.code == 0 || outcome.code == 1, "exit code " + outcome);
    Wrong.unless(
        outcome.err.lines().allMatch(Program::isPlain)
            && !outcome.err.contains("an error in Filterscope itself"),
        "no plain words: " + outcome.err);
    Wrong.unless(outcome.code == 0 || !outcome.err.isBlank(), "failed without a word");
    return outcome;
  }

  private static boolean isPlain(String line) {
    return !line.startsWith("\tat ") && !line.contains("Exception") && !line.contains("Error:");
  }

  /**
   * Ends it in the middle, if it has not ended by itself.
   *
   * @param isAtOnce without a chance to tidy up
   * @return whether it was still at work
   */
  boolean endAfter(long millis, boolean isAtOnce) throws IOException, InterruptedException {
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      return false;
    }
    kill(isAtOnce);
    return true;
  }

  private void kill(boolean isAtOnce) throws IOException, InterruptedException {
    if (isAtOnce) {
      process.destroyForcibly().waitFor();
      return;
    }
    process.destroy();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      traces();
      process.destroyForcibly().waitFor();
      throw new Wrong("it does not end when asked to: " + text(out));
    }
  }

  /** What its threads do goes to its standard output. */
  private void traces() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-3", Long.toString(process.pid())).start().waitFor();
    process.waitFor(2, TimeUnit.SECONDS);
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
