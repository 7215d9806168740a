/** The dense layers on top of a frozen base, and how they are trained. */
@NullMarked
package org.filterscope.training.head;

import org.jspecify.annotations.NullMarked;
