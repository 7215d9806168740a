/** One photograph through one model: classes, maps and projections, for every front door. */
@NullMarked
package org.filterscope.inspection;

import org.jspecify.annotations.NullMarked;
