/** The photograph in use as the model in use sees it: one forward pass for all screens. */
@NullMarked
package org.filterscope.ui.photograph;

import org.jspecify.annotations.NullMarked;
