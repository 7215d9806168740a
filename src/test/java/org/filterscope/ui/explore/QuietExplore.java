package org.filterscope.ui.explore;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.filterscope.home.Session;
import org.filterscope.network.Model;
import org.filterscope.ui.QuietWindow;

/** Explore's models without a screen. */
final class QuietExplore extends QuietWindow {

  final Workbench bench = new Workbench(workspace, used);

  /** A screen whose interface's thread is the test's. */
  QuietExplore(Model model, Path home, Session session) {
    super(model, home, session);
  }

  /** A screen with an interface's thread of its own. */
  QuietExplore(Model model, Path home, Session session, Executor ownThread) {
    super(model, home, session, ownThread);
  }

  /** The first unit of the layer shown that is zero everywhere; there must be one. */
  static int silentUnit(ExploreViewModel explore) {
    MapsOfLayer maps = explore.layer().maps().get();
    for (int channel = 0; channel < maps.peaks().length; channel++) {
      if (maps.isSilent(channel)) {
        return channel;
      }
    }
    throw new AssertionError("every unit of the layer is active");
  }
}
