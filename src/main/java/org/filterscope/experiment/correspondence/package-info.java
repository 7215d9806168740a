/** Whether the same part of several photographs means the same to a layer (table 1). */
@NullMarked
package org.filterscope.experiment.correspondence;

import org.jspecify.annotations.NullMarked;
