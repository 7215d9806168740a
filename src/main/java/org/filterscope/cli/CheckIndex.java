package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.filterscope.patches.query.IndexCheck;
import org.filterscope.patches.store.IndexDamage;
import org.filterscope.task.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Reads all of an index and reports what is damaged. */
@Command(
    name = "check",
    description = {
      "Verifies every checksum of an index and reports what has changed since it was "
          + "written, for example on a failing disk.",
      "The exit code is 1 if anything has changed. Damaged rows are never shown as " + "results."
    })
final class CheckIndex implements Runnable {

  @ParentCommand private Index index;

  @Parameters(
      paramLabel = "INDEX",
      description = "The name of an index, as listed by \"index list\", or its file.")
  private Path wanted;

  /**
   * The JSON object. Older versions did not write checksums, and without them less damage is found.
   */
  record Result(String file, boolean checksums, List<Damage> damaged) {}

  /** A part that is damaged: file, unit, view or photograph. */
  record Damage(String kind, String what) {}

  @Override
  public void run() {
    Output output = index.root().output();
    IndexCheck check = IndexCheck.of(file());
    output.json(
        new Result(
            check.file().toString(),
            check.isChecksummed(),
            check.damage().stream().map(CheckIndex::damage).toList()));
    output.text(out -> print(check, out));
    if (!check.isWhole()) {
      throw new Problem("index.check-damaged", check.file(), check.damage().size());
    }
  }

  private Path file() {
    return Files.exists(wanted)
        ? wanted
        : index.root().services().indexes().find(wanted.toString()).file();
  }

  private static Damage damage(IndexDamage damage) {
    return new Damage(damage.kind().name().toLowerCase(Locale.ROOT), damage.what());
  }

  private static void print(IndexCheck check, PrintWriter out) {
    check.damage().stream()
        .map(CheckIndex::damage)
        .forEach(damage -> out.println(damage.kind + ": " + OneLine.of(damage.what)));
    String file = OneLine.of(check.file().toString());
    if (check.isWhole() && check.isChecksummed()) {
      out.println("Nothing is damaged: " + file);
    }
    if (!check.isChecksummed()) {
      out.println(
          (check.isWhole() ? "No damage was found, but it may have some: " : "It may have more: ")
              + file);
      out.println(
          "An older version wrote it, without checksums, so changed values cannot be found. They"
              + " are added when it is continued, or merged with nothing else.");
    }
  }
}
