/** The reference model that the one in use is compared with. */
@NullMarked
package org.filterscope.ui.compare;

import org.jspecify.annotations.NullMarked;
