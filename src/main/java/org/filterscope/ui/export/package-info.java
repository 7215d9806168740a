/** Saving and copying of whatever is shown. */
@NullMarked
package org.filterscope.ui.export;

import org.jspecify.annotations.NullMarked;
