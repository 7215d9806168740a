package org.filterscope.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Some photographs of a folder are damaged: it costs only these. */
final class DamagedPhotographs implements Trial {

  @Override
  public String make(Round round) throws IOException, InterruptedException {
    Subject subject = round.subject();
    Map<String, JsonNode> expected = subject.undisturbed().answers();
    Path folder = round.oddFolder().resolve("photographs");
    Folders.copy(subject.photographs(), folder);
    List<Path> files = Folders.files(folder);
    Set<String> damaged = new HashSet<>();
    for (int i = 1 + round.random().nextInt(subject.count() / 4); i > 0; i--) {
      Path file = files.get(round.random().nextInt(files.size()));
      if (damaged.add(folder.relativize(file).toString())) {
        Damage damage = Damage.any(round.random());
        damage.to(file, round.random());
        round.tell("  " + damage + " to " + file);
      }
    }
    return switch (round.random().nextInt(3)) {
      case 0 -> classify(round, folder, expected, damaged);
      case 1 -> index(round, folder, damaged);
      default -> fineTune(round, folder, damaged);
    };
  }

  private static String classify(
      Round round, Path folder, Map<String, JsonNode> expected, Set<String> damaged)
      throws IOException, InterruptedException {
    Program.Outcome run = round.require(round.subject().classify(folder));
    Map<String, JsonNode> answers = Subject.answers(run, folder);
    for (Map.Entry<String, JsonNode> answer : expected.entrySet()) {
      Wrong.unless(
          damaged.contains(answer.getKey())
              || answer.getValue().equals(answers.get(answer.getKey())),
          "another answer for " + answer.getKey());
    }
    Set<String> told = new HashSet<>(answers.keySet());
    told.addAll(skipped(run, folder));
    Wrong.unless(told.equals(expected.keySet()), "neither answered nor named: " + told);
    return damaged.size() + " photographs damaged, the others classified";
  }

  private static String index(Round round, Path folder, Set<String> damaged)
      throws IOException, InterruptedException {
    Path out = round.folder().resolve("photographs.index");
    Program.Outcome run = round.require(round.subject().index(folder, out));
    Subject.requireWhole(out);
    int left = skipped(run, folder).size();
    Wrong.unless(damaged.containsAll(skipped(run, folder)), "left out: " + skipped(run, folder));
    Wrong.unless(
        run.json().get("images").asInt() == round.subject().count() - left, "some are missing");
    return damaged.size() + " photographs damaged, the others indexed";
  }

  private static String fineTune(Round round, Path folder, Set<String> damaged)
      throws IOException, InterruptedException {
    Path out = round.folder().resolve("tuned.zip");
    Program.Outcome run = round.require(round.subject().fineTune(folder, out));
    JsonNode result = run.json();
    int used = 0;
    for (String part : List.of("train", "validation", "heldOut")) {
      used += result.get(part).asInt();
    }
    List<String> left = skipped(run, folder);
    Wrong.unless(damaged.containsAll(left), "left out: " + left);
    Wrong.unless(used == round.subject().count() - left.size(), "some are missing");
    return damaged.size() + " photographs damaged, the others learned from";
  }

  private static List<String> skipped(Program.Outcome run, Path folder) {
    List<String> skipped = new ArrayList<>();
    for (JsonNode image : run.json().get("skipped")) {
      skipped.add(folder.relativize(Path.of(image.get("image").asText())).toString());
    }
    return skipped;
  }
}
