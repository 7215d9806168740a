/** Addresses of views: what somebody else needs to see the same. */
@NullMarked
package org.filterscope.address;

import org.jspecify.annotations.NullMarked;
