/** The tour of the window at the first start. */
@NullMarked
package org.filterscope.ui.tour;

import org.jspecify.annotations.NullMarked;
