/** One photograph in one model: its classes, maps and projections, for all user interfaces. */
@NullMarked
package org.filterscope.inspection;

import org.jspecify.annotations.NullMarked;
