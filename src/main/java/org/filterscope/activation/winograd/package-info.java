/**
 * Convolutions of 3 x 3 kernels by Winograd's minimal filtering, forward and while learning, on a
 * fixed number of threads.
 */
@NullMarked
package org.filterscope.activation.winograd;

import org.jspecify.annotations.NullMarked;
