/** Learn: the ideas of the lesson, tried on the user's photograph with the model in use. */
@NullMarked
package org.filterscope.ui.learn;

import org.jspecify.annotations.NullMarked;
