/** Controls that all screens can use: zoomable pictures, walls of maps and bars. */
@NullMarked
package org.filterscope.ui.control;

import org.jspecify.annotations.NullMarked;
