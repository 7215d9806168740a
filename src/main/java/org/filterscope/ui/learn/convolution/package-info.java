/** Chapters 1 to 3: a filter slides, maps become maps, deeper sees more. */
@NullMarked
package org.filterscope.ui.learn.convolution;

import org.jspecify.annotations.NullMarked;
