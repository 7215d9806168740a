/**
 * Convolutions with 3 x 3 kernels by Winograd's minimal filtering, for inference and training, on a
 * fixed number of threads.
 */
@NullMarked
package org.filterscope.activation.winograd;

import org.jspecify.annotations.NullMarked;
