package org.filterscope.ui.explore;

import java.util.function.Consumer;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.compare.ReferenceModel;
import org.filterscope.ui.explore.photograph.ClassLinks;
import org.filterscope.ui.explore.unit.FrozenProjections;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.UnitAddress;

/**
 * What the screen is made of, as long as one network is in use.
 *
 * @param workspace what all screens share
 * @param used the network
 * @param indexes what units have learned from folders
 * @param before the earlier model that the network is compared with
 * @param filters shows a unit in Filters, where indexes are made and chosen, too
 * @param arithmetic shows how a cell comes about
 * @param classes shows how a class came about
 * @param frozen projections that stay in view, of this and of other networks
 */
record ExploreContext(
    Workspace workspace,
    ModelInUse used,
    Indexes indexes,
    ReferenceModel before,
    Consumer<UnitAddress> filters,
    Consumer<CellAddress> arithmetic,
    ClassLinks classes,
    FrozenProjections frozen) {}
