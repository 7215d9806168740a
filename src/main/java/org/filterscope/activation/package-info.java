/** An image to every layer's maps: the forward pass and what it keeps. */
@NullMarked
package org.filterscope.activation;

import org.jspecify.annotations.NullMarked;
