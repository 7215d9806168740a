/**
 * Photographs: decoded, upright and in sRGB; the square of them that a network sees, scaled as by
 * Pillow; folders of photographs.
 */
@NullMarked
package org.filterscope.image;

import org.jspecify.annotations.NullMarked;
