/** How features change when a photograph is moved, enlarged or turned (figure 5). */
@NullMarked
package org.filterscope.experiment.invariance;

import org.jspecify.annotations.NullMarked;
