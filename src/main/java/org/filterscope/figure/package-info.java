/**
 * Numbers to pixels: maps, walls of maps, overlays, projections and kernels as pictures, and arrays
 * as files.
 */
@NullMarked
package org.filterscope.figure;

import org.jspecify.annotations.NullMarked;
