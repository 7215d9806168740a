/** What the build needs to make the manual. */
@NullMarked
package org.filterscope.manual;

import org.jspecify.annotations.NullMarked;
