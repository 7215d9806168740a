/** The indexes of top patches that the screens list, open and build. */
@NullMarked
package org.filterscope.ui.index;

import org.jspecify.annotations.NullMarked;
