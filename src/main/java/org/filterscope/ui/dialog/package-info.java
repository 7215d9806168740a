/** Dialogs over the window. */
@NullMarked
package org.filterscope.ui.dialog;

import org.jspecify.annotations.NullMarked;
