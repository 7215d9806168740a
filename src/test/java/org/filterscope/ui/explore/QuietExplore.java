package org.filterscope.ui.explore;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.filterscope.home.Session;
import org.filterscope.network.Model;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.unit.Indexes;
import org.jspecify.annotations.Nullable;

/** Explore's models without a screen. */
final class QuietExplore extends QuietWindow {

  final Indexes indexes;
  final Workbench bench;

  /** How often the screen of indexes was asked for. */
  int visitsToFilters;

  /** A screen whose interface's thread is the test's. */
  QuietExplore(Model model, Path home, Session session) {
    this(model, home, session, null);
  }

  /**
   * A screen.
   *
   * @param ownThread the interface's thread; null for the test's
   */
  QuietExplore(Model model, Path home, Session session, @Nullable Executor ownThread) {
    super(model, home, session, ownThread);
    indexes = new Indexes(workspace, engine, home.resolve("indexes"), home.resolve("none.sqlite"));
    bench = new Workbench(workspace, used, indexes, () -> visitsToFilters++);
  }

  @Override
  public void close() {
    indexes.close();
    super.close();
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
