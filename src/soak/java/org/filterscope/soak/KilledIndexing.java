package org.filterscope.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Indexing is ended in any moment, and done again. */
final class KilledIndexing implements Trial {

  @Override
  public String make(Round round) throws IOException, InterruptedException {
    Subject subject = round.subject();
    Path out = round.oddFolder().resolve("photographs.index");
    List<String> command = subject.index(subject.photographs(), out);
    long most = subject.undisturbed().indexMillis();
    int kills = 0;
    for (int i = 1 + round.random().nextInt(3); i > 0; i--) {
      long millis = (long) (most * (0.2 + 0.8 * round.random().nextDouble()));
      if (round.start(command).endAfter(millis, !round.oneOf(3))) {
        kills++;
        round.tell("  ended after " + millis + " ms");
      }
      if (Files.exists(out) && Files.size(out) > 0) {
        Subject.requireWhole(out);
      }
    }
    round.require(command);
    subject.requireIndex(out);
    return "ended " + kills + " times, equal rows";
  }
}
