@NullMarked
package org.filterscope.ui.explore.why;

import org.jspecify.annotations.NullMarked;
