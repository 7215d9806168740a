/** Arrays and tables as files for other programs. */
@NullMarked
package org.filterscope.export;

import org.jspecify.annotations.NullMarked;
