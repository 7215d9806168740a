/** The progress of a training, and ways to end it. */
@NullMarked
package org.filterscope.training.progress;

import org.jspecify.annotations.NullMarked;
