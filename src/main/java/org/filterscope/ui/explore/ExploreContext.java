package org.filterscope.ui.explore;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Notices;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.compare.ReferenceModel;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.index.OpenIndex;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the screen's models work with, as long as one network is in use.
 *
 * @param workspace what all screens share
 * @param used the network
 * @param indexes what units have learned from folders
 * @param before the earlier model that the network is compared with
 * @param filters shows a unit in Filters, where indexes are made and chosen, too
 */
record ExploreContext(
    Workspace workspace,
    ModelInUse used,
    Indexes indexes,
    ReferenceModel before,
    Consumer<UnitAddress> filters) {

  /** The same with another network. */
  ExploreContext with(ModelInUse other) {
    return new ExploreContext(workspace, other, indexes, before, filters);
  }

  /** The index in use, if it is of this network; null if there is none. */
  @Nullable OpenIndex openIndex() {
    OpenIndex open = indexes.open().get();
    return open != null && open.used().equals(used) ? open : null;
  }

  /** The network with its labels. */
  Model model() {
    return used.model();
  }

  /** Sends photographs through it. */
  Inspector inspector() {
    return used.inspector();
  }

  /** What the window says. */
  Messages words() {
    return workspace.words();
  }

  /** Tells the person. */
  Notices notices() {
    return workspace.notices();
  }

  /** Where files are read and pictures painted. */
  Executor desk() {
    return workspace.desk();
  }
}
