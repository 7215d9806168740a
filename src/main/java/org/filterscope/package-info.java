/** The front door of Filterscope. */
@NullMarked
package org.filterscope;

import org.jspecify.annotations.NullMarked;
