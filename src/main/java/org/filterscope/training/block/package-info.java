/** The last block of convolutions, trained together with a head. */
@NullMarked
package org.filterscope.training.block;

import org.jspecify.annotations.NullMarked;
