package org.filterscope.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.filterscope.patches.build.Rows;
import org.filterscope.patches.query.IndexCheck;
import org.filterscope.task.Problem;

/** An index is damaged: it is as before, or says what is damaged, to readers and writers alike. */
final class DamagedIndex implements Trial {

  @Override
  public String make(Round round) throws IOException, InterruptedException {
    Subject subject = round.subject();
    subject.undisturbed();
    Path index = round.oddFolder().resolve("damaged.index");
    Files.copy(subject.index(), index);
    List<String> top =
        subject.with(
            "top",
            index.toString(),
            "--layer",
            subject.isSmall() ? "conv2" : "conv1_1",
            "--channel",
            Integer.toString(round.random().nextInt(12)),
            "--json");
    JsonNode expected = round.require(top).json();
    Damage damage = Damage.any(round.random());
    damage.to(index, round.random());
    round.tell("  " + damage + " to " + index);

    Program.Outcome check = round.run(List.of("index", "check", index.toString(), "--json"));
    Wrong.unless(check.isDone() == isWhole(index), "checked differently in another process");
    if (check.isDone()) {
      Wrong.unless(
          Rows.of(index).equals(subject.undisturbed().rows()), "other rows that are called whole");
    }
    Program.Outcome asked = round.run(top);
    Wrong.unless(
        !asked.isDone() || asked.json().equals(expected) || !asked.err().isBlank(),
        "another answer of top");
    Program.Outcome continued = round.run(subject.index(subject.photographs(), index));
    if (continued.isDone()) {
      subject.requireIndex(index);
    }
    return (check.isDone() ? "whole, " : "found, ")
        + (continued.isDone() ? "made right again" : "not continued");
  }

  private static boolean isWhole(Path index) {
    try {
      return IndexCheck.of(index).isWhole();
    } catch (Problem e) {
      return false;
    }
  }
}
