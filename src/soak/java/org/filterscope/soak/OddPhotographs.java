package org.filterscope.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.filterscope.testing.OddFolder;

/** Every odd thing among the photographs: it costs none of these. */
final class OddPhotographs implements Trial {

  @Override
  public String make(Round round) throws IOException, InterruptedException {
    Subject subject = round.subject();
    Map<String, JsonNode> expected = subject.undisturbed().answers();
    Path folder = round.oddFolder().resolve("photographs");
    Folders.copy(subject.photographs(), folder);
    OddFolder odd =
        OddFolder.fill(
            folder.resolve("dots"),
            Subject.ROOT.resolve("src/test/resources/golden/inputs/cat.png"));
    try {
      return run(round, folder, expected, odd);
    } finally {
      odd.removeDeepFolders();
    }
  }

  private static String run(Round round, Path folder, Map<String, JsonNode> expected, OddFolder odd)
      throws IOException, InterruptedException {
    Subject subject = round.subject();
    Path out = round.folder().resolve("out");
    List<List<String>> commands =
        List.of(
            subject.classify(folder), subject.index(folder, out), subject.fineTune(folder, out));
    List<String> command = commands.get(round.random().nextInt(commands.size()));
    Program.Outcome run = round.require(command);
    Set<String> named = new HashSet<>();
    for (JsonNode image : run.json().get("skipped")) {
      named.add(image.get("image").asText());
    }
    for (Path unreadable : odd.unreadable()) {
      Wrong.unless(named.remove(unreadable.toString()), "not named: " + unreadable);
    }
    Wrong.unless(named.isEmpty(), "left out: " + named);
    if (command.get(0).equals("classify")) {
      Map<String, JsonNode> answers = Subject.answers(run, folder);
      Wrong.unless(answers.entrySet().containsAll(expected.entrySet()), "other answers");
    } else if (command.get(0).equals("index")) {
      Subject.requireWhole(out);
    } else {
      Wrong.unless(Files.size(out) > 0, "no model");
    }
    return command.get(0) + ": " + odd.unreadable().size() + " things named, the others used";
  }
}
