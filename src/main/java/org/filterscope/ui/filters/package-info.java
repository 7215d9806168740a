/** Filters: what each unit of a layer has learned, by the patches that excite it most. */
@NullMarked
package org.filterscope.ui.filters;

import org.jspecify.annotations.NullMarked;
