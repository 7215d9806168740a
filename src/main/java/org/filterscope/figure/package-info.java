/**
 * Turns numbers into pixels: feature maps, walls of maps, overlays, projections and kernels as
 * pictures.
 */
@NullMarked
package org.filterscope.figure;

import org.jspecify.annotations.NullMarked;
