/** How a network learns: backpropagation by hand, and the value of pretrained features. */
@NullMarked
package org.filterscope.lesson.learning;

import org.jspecify.annotations.NullMarked;
