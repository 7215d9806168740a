/**
 * What a convolution computes: a single cell, its input channels, and receptive fields in all
 * layers.
 */
@NullMarked
package org.filterscope.lesson.convolution;

import org.jspecify.annotations.NullMarked;
