package org.filterscope.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is kept of a training is damaged: the model is the same. */
final class DamagedCaches implements Trial {

  @Override
  public String make(Round round) throws IOException, InterruptedException {
    Subject subject = round.subject();
    Subject.Undisturbed undisturbed = subject.undisturbed();
    Path out = round.folder().resolve("tuned.zip");
    Path caches = round.home().resolve("caches");
    boolean withBlock = subject.isSmall() && round.oneOf(3);
    List<String> command =
        withBlock
            ? subject.fineTuneBlock(subject.photographs(), out)
            : subject.fineTune(subject.photographs(), out);
    if (withBlock) {
      long millis = (long) (undisturbed.blockMillis() * (0.6 + 0.3 * round.random().nextDouble()));
      round.start(command).endAfter(millis, true);
      Files.deleteIfExists(out);
    } else {
      Folders.copy(subject.home().resolve("caches"), caches);
    }
    int damaged = 0;
    for (Path file : Folders.files(caches)) {
      Damage damage = Damage.any(round.random());
      damage.to(file, round.random());
      round.tell("  " + damage + " to " + file);
      damaged++;
    }
    round.require(command);
    if (withBlock) {
      subject.requireTunedBlock(out);
    } else {
      subject.requireTuned(out);
    }
    return damaged + " files damaged, the same model" + (withBlock ? " with its block" : "");
  }
}
