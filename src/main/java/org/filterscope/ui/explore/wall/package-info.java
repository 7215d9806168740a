/** The chosen layer's units side by side. */
@NullMarked
package org.filterscope.ui.explore.wall;

import org.jspecify.annotations.NullMarked;
