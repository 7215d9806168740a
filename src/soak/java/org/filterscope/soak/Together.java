package org.filterscope.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Two processes want to write the same at once: each is right or refused. */
final class Together implements Trial {

  @Override
  public String make(Round round) throws IOException, InterruptedException {
    Subject subject = round.subject();
    subject.undisturbed();
    boolean isIndex = round.oneOf(2);
    Path out = round.folder().resolve("out");
    List<String> command =
        isIndex
            ? subject.index(subject.photographs(), out)
            : subject.fineTune(subject.photographs(), out);
    Program one = round.start(command);
    Thread.sleep(round.random().nextInt(1500));
    Program other = round.start(command);
    Program.Outcome first = one.end();
    Program.Outcome second = other.end();
    round.tell("  " + first.err().strip());
    round.tell("  " + second.err().strip());
    Wrong.unless(first.isDone() || second.isDone(), "both refused");
    if (isIndex) {
      subject.requireIndex(out);
    } else {
      subject.requireTuned(out);
    }
    return (isIndex ? "index: " : "finetune: ")
        + (first.isDone() && second.isDone() ? "both done" : "one refused");
  }
}
