/** Projects units back to pixels: deconvnet, guided backpropagation and gradient. */
@NullMarked
package org.filterscope.projection;

import org.jspecify.annotations.NullMarked;
