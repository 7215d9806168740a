/** Learn's chapters on how sums become an answer: functions, softmax, dense layers. */
@NullMarked
package org.filterscope.ui.learn.answer;

import org.jspecify.annotations.NullMarked;
