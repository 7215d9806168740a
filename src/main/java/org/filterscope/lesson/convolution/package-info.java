/** What a convolution computes: one cell, its input channels, its windows through the layers. */
@NullMarked
package org.filterscope.lesson.convolution;

import org.jspecify.annotations.NullMarked;
