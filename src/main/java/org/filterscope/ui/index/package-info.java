/** The indexes of top patches, as the screens list, open and build them. */
@NullMarked
package org.filterscope.ui.index;

import org.jspecify.annotations.NullMarked;
