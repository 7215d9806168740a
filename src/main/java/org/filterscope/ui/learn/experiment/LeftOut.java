package org.filterscope.ui.learn.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.filterscope.task.Problem;
import org.filterscope.ui.Workspace;

/** The photographs that an experiment goes on without, as they cannot be read. */
final class LeftOut implements Consumer<Problem> {

  private final Workspace workspace;
  private final List<Problem> reasons = new ArrayList<>();

  LeftOut(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public void accept(Problem reason) {
    reasons.add(reason);
  }

  /** Says how many there are, and why the first one is among them. */
  void tell() {
    if (!reasons.isEmpty()) {
      workspace
          .notices()
          .problem(
              new Problem(
                  "experiment.left-out",
                  reasons.size(),
                  String.valueOf(reasons.get(0).getLocalizedMessage())));
    }
  }
}
