/** The forward pass from an image to every layer's maps, and the outputs that it keeps. */
@NullMarked
package org.filterscope.activation;

import org.jspecify.annotations.NullMarked;
