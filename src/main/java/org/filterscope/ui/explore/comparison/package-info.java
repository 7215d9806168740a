/** Two photographs, or two models, side by side on the same unit. */
@NullMarked
package org.filterscope.ui.explore.comparison;

import org.jspecify.annotations.NullMarked;
