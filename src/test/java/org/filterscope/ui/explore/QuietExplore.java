package org.filterscope.ui.explore;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.filterscope.home.Session;
import org.filterscope.network.Model;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.explore.comparison.ComparisonViewModel;
import org.filterscope.ui.explore.layer.LayerViewModel;
import org.filterscope.ui.explore.layer.MapsOfLayer;
import org.filterscope.ui.explore.photograph.ClassLinks;
import org.filterscope.ui.explore.unit.FrozenProjections;
import org.filterscope.ui.explore.unit.UnitMap;
import org.filterscope.ui.explore.unit.UnitViewModel;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/** Explore's models without a screen. */
final class QuietExplore extends QuietWindow {

  final Indexes indexes;
  final ExploreContext bench;

  /** What was to be shown in Filters. */
  final List<UnitAddress> visitsToFilters = new CopyOnWriteArrayList<>();

  final List<CellAddress> arithmetics = new CopyOnWriteArrayList<>();

  /** Which classes were to be shown in Learn, and how. */
  final List<String> classes = new CopyOnWriteArrayList<>();

  private final class Classes implements ClassLinks {
    @Override
    public void softmax(int index) {
      classes.add("softmax of " + index);
    }

    @Override
    public void contributions(int index) {
      classes.add("contributions to " + index);
    }
  }

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
    bench =
        new ExploreContext(
            workspace,
            used,
            indexes,
            before,
            visitsToFilters::add,
            arithmetics::add,
            new Classes(),
            new FrozenProjections());
  }

  @Override
  public void close() {
    indexes.close();
    super.close();
  }

  /** Whether what is chosen is all there: the layer's maps, the unit's map and its projection. */
  static boolean isProjected(ExploreViewModel explore) {
    return isProjected(explore, explore.photograph(), explore.layer(), explore.unit().unit());
  }

  /** Whether it is all there on the right side of a comparison. */
  static boolean isProjected(ExploreViewModel explore, ComparisonViewModel.Second second) {
    return isProjected(explore, second.photograph(), second.layer(), second.unit());
  }

  private static boolean isProjected(
      ExploreViewModel explore,
      PhotographViewModel photograph,
      LayerViewModel layer,
      UnitViewModel unit) {
    MapsOfLayer maps = layer.maps().get();
    UnitMap map = unit.map().get();
    return !photograph.busy().get()
        && !layer.busy().get()
        && !unit.stale().get()
        && unit.projection().get() != null
        && maps != null
        && maps.layer().name().equals(explore.choice().layer().get().name())
        && map != null
        && map.maps().equals(maps)
        && map.channel() == explore.choice().channel().get();
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
