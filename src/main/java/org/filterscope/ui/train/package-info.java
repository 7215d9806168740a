/** Train: a folder of photographs to a model, and how good that is. */
@NullMarked
package org.filterscope.ui.train;

import org.jspecify.annotations.NullMarked;
