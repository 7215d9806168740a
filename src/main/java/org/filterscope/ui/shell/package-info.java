/** The window's frame: rail, bar, status line, dialogs, and what is dropped or pasted. */
@NullMarked
package org.filterscope.ui.shell;

import org.jspecify.annotations.NullMarked;
