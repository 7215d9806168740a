/**
 * Labelled folders: what is wrong with them, how they are split, and the features of their
 * photographs.
 */
@NullMarked
package org.filterscope.training.data;

import org.jspecify.annotations.NullMarked;
