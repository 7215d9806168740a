/** Copying the address of the view on the screen, and following one. */
@NullMarked
package org.filterscope.ui.address;

import org.jspecify.annotations.NullMarked;
