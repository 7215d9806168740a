/** How a network comes to its answer: softmax, dense layers, where its parameters are, breeds. */
@NullMarked
package org.filterscope.lesson.answer;

import org.jspecify.annotations.NullMarked;
