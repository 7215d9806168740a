/** Jobs on screens: the one that runs, in words, and with what can be done with it. */
@NullMarked
package org.filterscope.ui.job;

import org.jspecify.annotations.NullMarked;
