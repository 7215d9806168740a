package org.filterscope.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One round: a folder of its own, a network with its photographs, and dice. */
final class Round {

  /** As people, cameras and other systems call folders. */
  private static final List<String> ODD_NAMES =
      List.of(
          "plain",
          "with spaces",
          " leading",
          "-dash",
          "100% #1?",
          "it's \"quoted\"",
          "caf\u00e9",
          "cafe\u0301",
          "\u732b",
          "\u0635\u0648\u0631",
          "\ud83d\udc08",
          "two\nlines",
          "back\\slash",
          "dots...",
          "n".repeat(200));

  private final Path folder;
  private final Subject subject;
  private final Random random;
  private final List<String> told = new ArrayList<>();
  private Path home;
  private Path root = Subject.ROOT;
  private Path temporary;

  Round(Path folder, Subject subject, Random random) {
    this.folder = folder;
    this.subject = subject;
    this.random = random;
    this.home = folder.resolve("home");
    this.temporary = folder.resolve("temporary");
  }

  Path folder() {
    return folder;
  }

  Subject subject() {
    return subject;
  }

  Random random() {
    return random;
  }

  /** The user's folder. */
  Path home() {
    return home;
  }

  /** Another one for the commands that follow. */
  void useHome(Path other) {
    home = other;
  }

  /** Another installation of the program. */
  void useRoot(Path other) {
    root = other;
  }

  /** Another folder for what is temporary. */
  void useTemporary(Path other) {
    temporary = other;
  }

  /** A new folder, often under an odd name. */
  Path oddFolder() throws IOException {
    String name = ODD_NAMES.get(random.nextInt(ODD_NAMES.size()));
    return Files.createDirectories(folder.resolve("odd").resolve(name));
  }

  /** Whether one of so many times. */
  boolean oneOf(int times) {
    return random.nextInt(times) == 0;
  }

  /** What was run and done so far, for whoever looks into a failure. */
  String told() {
    return String.join("\n    ", told);
  }

  /** Notes what was done. */
  void tell(String what) {
    told.add(what);
  }

  /** Starts a command. */
  Program start(List<String> arguments) throws IOException {
    if (temporary.startsWith(folder)) {
      Files.createDirectories(temporary);
    }
    Program program =
        Program.start(new Program.Place(home, root, temporary, folder), random, arguments);
    tell(String.join(" ", program.words()));
    return program;
  }

  /** Runs a command to its end. */
  Program.Outcome run(List<String> arguments) throws IOException, InterruptedException {
    Program.Outcome outcome = start(arguments).end();
    tell("  " + outcome.code() + " " + outcome.err().strip());
    return outcome;
  }

  /** Runs a command that must succeed. */
  Program.Outcome require(List<String> arguments) throws IOException, InterruptedException {
    Program.Outcome outcome = run(arguments);
    Wrong.unless(outcome.isDone(), "refused: " + outcome.err());
    return outcome;
  }
}
