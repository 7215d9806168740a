/** Labelled folders: findings, the split, and the features of their photographs. */
@NullMarked
package org.filterscope.training.data;

import org.jspecify.annotations.NullMarked;
