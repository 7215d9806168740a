/** How a network gets to its answer: softmax, dense layers, parameter counts and breed sums. */
@NullMarked
package org.filterscope.lesson.answer;

import org.jspecify.annotations.NullMarked;
