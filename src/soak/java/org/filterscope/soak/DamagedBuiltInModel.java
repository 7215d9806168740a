package org.filterscope.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A file of the model that comes with the app is damaged. */
final class DamagedBuiltInModel implements Trial {

  @Override
  public String make(Round round) throws IOException, InterruptedException {
    Path root = round.folder().resolve("root");
    Folders.copy(Subject.ROOT.resolve("models"), root.resolve("models"));
    round.useRoot(root);
    Path photographs = round.subject().photographs().resolve("dots");
    List<String> command = List.of("classify", photographs.resolve("0.png").toString(), "--json");
    Map<String, JsonNode> expected = Subject.answers(round.require(command), photographs);
    List<Path> files =
        Folders.files(root).stream().filter(file -> !file.toString().endsWith(".md")).toList();
    Path file = files.get(round.random().nextInt(files.size()));
    Damage damage = Damage.any(round.random());
    damage.to(file, round.random());
    round.tell("  " + damage + " to " + file);
    Program.Outcome run = round.run(command);
    Wrong.unless(
        !run.isDone() || Subject.answers(run, photographs).equals(expected), "another answer");
    Files.delete(file);
    return (run.isDone() ? "the same answer: " : "refused: ") + file.getFileName();
  }
}
