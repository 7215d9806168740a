/**
 * Photographs: decoded, upright and in sRGB; the square of them that a network sees, scaled as
 * Pillow scales; folders of them.
 */
@NullMarked
package org.filterscope.image;

import org.jspecify.annotations.NullMarked;
