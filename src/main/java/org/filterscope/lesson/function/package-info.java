/** Activation functions: their effect on a layer, and networks with other functions. */
@NullMarked
package org.filterscope.lesson.function;

import org.jspecify.annotations.NullMarked;
