/** Learn, chapters 7 to 9: how a network learns, and why one starts from a trained one. */
@NullMarked
package org.filterscope.ui.learn.training;

import org.jspecify.annotations.NullMarked;
