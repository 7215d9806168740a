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
 * Everything that the screen uses while one model is in use.
 *
 * @param workspace the services and state that all screens share
 * @param used the model in use
 * @param indexes the indexes of top patches
 * @param before the reference model of a comparison
 * @param filters shows a unit in Filters, where indexes are built and chosen
 * @param arithmetic shows the arithmetic of a cell in Learn
 * @param classes shows in Learn how a class's probability comes about
 * @param frozen the frozen projections, of this and of other models
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
