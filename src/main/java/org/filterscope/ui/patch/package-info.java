/** The top patches of units as pictures. */
@NullMarked
package org.filterscope.ui.patch;

import org.jspecify.annotations.NullMarked;
