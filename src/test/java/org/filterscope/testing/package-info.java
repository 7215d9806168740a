/** What tests share. */
@NullMarked
package org.filterscope.testing;

import org.jspecify.annotations.NullMarked;
