/** The composition root: wires services, settings and folders once, and opens the window. */
@NullMarked
package org.filterscope.app;

import org.jspecify.annotations.NullMarked;
