/** Explore: one photograph through the network, one unit back to its pixels. */
@NullMarked
package org.filterscope.ui.explore;

import org.jspecify.annotations.NullMarked;
