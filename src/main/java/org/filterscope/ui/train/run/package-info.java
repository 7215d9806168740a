/** The settings and the training. */
@NullMarked
package org.filterscope.ui.train.run;

import org.jspecify.annotations.NullMarked;
