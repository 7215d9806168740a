package org.filterscope.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.filterscope.testing.SmallKeras;

/** A model's file is damaged: it answers as before, or not at all. */
final class DamagedModel implements Trial {

  /** A process takes much longer to start than to answer. */
  private static final int CHANGES = 3;

  @Override
  public String make(Round round) throws IOException, InterruptedException {
    Subject subject = round.subject();
    subject.undisturbed();
    Path model = round.oddFolder().resolve("model.zip");
    Files.copy(subject.tuned(), model);
    List<String> command =
        List.of(
            "classify",
            subject.photographs().resolve("dots").toString(),
            "--json",
            "--model",
            round.oneOf(3) ? imported(round) : model.toString());
    Path damaged = command.contains("keras") ? oneOf(round) : model;
    byte[] whole = Files.readAllBytes(damaged);
    Map<String, JsonNode> expected = Subject.answers(round.require(command), subject.photographs());
    int refused = 0;
    for (int i = 0; i < CHANGES; i++) {
      Damage damage = Damage.any(round.random());
      Files.write(damaged, whole);
      damage.to(damaged, round.random());
      round.tell("  " + damage + " to " + damaged);
      Program.Outcome run = round.run(command);
      if (run.isDone()) {
        Wrong.unless(
            Subject.answers(run, subject.photographs()).equals(expected), "another answer");
      } else {
        refused++;
      }
    }
    return refused + " of " + CHANGES + " refused: " + damaged.getFileName();
  }

  private static String imported(Round round) throws IOException, InterruptedException {
    Path file = round.folder().resolve("small.h5");
    new SmallKeras().write(file);
    Path labels = Files.write(round.folder().resolve("labels.txt"), List.of("a", "b", "c", "d"));
    round.require(
        List.of(
            "models",
            "import",
            file.toString(),
            "--name",
            "keras",
            "--labels",
            labels.toString(),
            "--preparation",
            "torchvision"));
    return "keras";
  }

  private static Path oneOf(Round round) throws IOException {
    List<Path> files = Folders.files(round.home().resolve("models"));
    return files.get(round.random().nextInt(files.size()));
  }
}
