/** Models that a person brought along or downloaded: the folder they lie in, and how they come. */
@NullMarked
package org.filterscope.network.store;

import org.jspecify.annotations.NullMarked;
