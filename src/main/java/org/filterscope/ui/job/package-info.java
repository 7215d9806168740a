/** Jobs on screens: the running job with its progress and controls. */
@NullMarked
package org.filterscope.ui.job;

import org.jspecify.annotations.NullMarked;
