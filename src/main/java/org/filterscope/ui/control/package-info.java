/** Controls that any screen uses: pictures to zoom into, walls of maps, bars. */
@NullMarked
package org.filterscope.ui.control;

import org.jspecify.annotations.NullMarked;
