/** Train: from a folder of photographs to a model and its report. */
@NullMarked
package org.filterscope.ui.train;

import org.jspecify.annotations.NullMarked;
