/** How features grow during training (figure 4). */
@NullMarked
package org.filterscope.experiment.evolution;

import org.jspecify.annotations.NullMarked;
