/** The photograph in use, as the network in use sees it: one pass for all screens that show it. */
@NullMarked
package org.filterscope.ui.photograph;

import org.jspecify.annotations.NullMarked;
