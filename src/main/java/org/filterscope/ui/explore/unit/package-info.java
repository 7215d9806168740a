/** The chosen unit: its map, its projection, its top patches, its kernels. */
@NullMarked
package org.filterscope.ui.explore.unit;

import org.jspecify.annotations.NullMarked;
