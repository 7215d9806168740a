/** Models that the user downloaded or imported: their folder, and how they get there. */
@NullMarked
package org.filterscope.network.store;

import org.jspecify.annotations.NullMarked;
