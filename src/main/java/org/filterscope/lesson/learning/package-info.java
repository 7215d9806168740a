/** How a network learns: backpropagation by hand, and what pretrained features are worth. */
@NullMarked
package org.filterscope.lesson.learning;

import org.jspecify.annotations.NullMarked;
