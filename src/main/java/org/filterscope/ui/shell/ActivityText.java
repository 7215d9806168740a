package org.filterscope.ui.shell;

import java.time.Duration;
import java.util.List;
import org.filterscope.ui.Messages;
import org.filterscope.ui.job.Activity;

/** What the status line says about work. */
final class ActivityText {

  private final Messages words;

  ActivityText(Messages words) {
    this.words = words;
  }

  /** What runs, at which step, how many others, and how long still. */
  String of(List<Activity> shown) {
    Activity first = shown.get(0);
    Activity.State state = first.state();
    StringBuilder text = new StringBuilder(first.what());
    if (!state.step().isEmpty()) {
      text.append(words.get("shell.activity.step", state.step()));
    }
    if (state.done() >= 0) {
      text.append(words.get("shell.activity.done", Math.round(state.done() * 100)));
    }
    state.left().ifPresent(left -> text.append(left(left)));
    if (shown.size() > 1) {
      text.append(words.get("shell.activity.more", shown.size() - 1));
    }
    return text.toString();
  }

  private String left(Duration left) {
    long seconds = Math.max(1, Math.round(left.toMillis() / 1000.0));
    if (seconds < 60) {
      return words.get("shell.activity.left.seconds", seconds);
    }
    long minutes = Math.round(seconds / 60.0);
    return minutes < 60
        ? words.get("shell.activity.left.minutes", minutes)
        : words.get("shell.activity.left.hours", minutes / 60, minutes % 60);
  }
}
