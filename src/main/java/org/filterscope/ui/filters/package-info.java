/** The Filters screen: the units of a layer with their top patches. */
@NullMarked
package org.filterscope.ui.filters;

import org.jspecify.annotations.NullMarked;
