/** How well a linear classifier does on each layer's features (tables 4 and 7). */
@NullMarked
package org.filterscope.experiment.accuracy;

import org.jspecify.annotations.NullMarked;
