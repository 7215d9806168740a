package org.filterscope.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Fine-tuning is ended in any moment, and done again. */
final class KilledFineTuning implements Trial {

  @Override
  public String make(Round round) throws IOException, InterruptedException {
    Subject subject = round.subject();
    Path out = round.oddFolder().resolve("tuned.zip");
    boolean withBlock = subject.isSmall() && round.oneOf(3);
    Subject.Undisturbed undisturbed = subject.undisturbed();
    List<String> command =
        withBlock
            ? subject.fineTuneBlock(subject.photographs(), out)
            : subject.fineTune(subject.photographs(), out);
    long most = withBlock ? undisturbed.blockMillis() : undisturbed.trainingMillis();
    int kills = 0;
    for (int i = 1 + round.random().nextInt(3); i > 0; i--) {
      long millis = (long) (most * (0.2 + 0.8 * round.random().nextDouble()));
      if (round.start(command).endAfter(millis, !round.oneOf(3))) {
        kills++;
        round.tell("  ended after " + millis + " ms");
      }
      if (Files.exists(out)) {
        require(subject, out, withBlock);
      }
    }
    round.require(command);
    require(subject, out, withBlock);
    return "ended " + kills + " times, the same model" + (withBlock ? " with its block" : "");
  }

  private static void require(Subject subject, Path out, boolean withBlock)
      throws IOException, InterruptedException {
    if (withBlock) {
      subject.requireTunedBlock(out);
    } else {
      subject.requireTuned(out);
    }
  }
}
