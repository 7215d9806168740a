/** The functions behind the sums: what they leave of a layer, and networks with others. */
@NullMarked
package org.filterscope.lesson.function;

import org.jspecify.annotations.NullMarked;
