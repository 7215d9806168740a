/** The layer and unit that are chosen, and what is known of the layer. */
@NullMarked
package org.filterscope.ui.explore.layer;

import org.jspecify.annotations.NullMarked;
