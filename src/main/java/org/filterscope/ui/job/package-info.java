/** What runs in the background, as the window shows it. */
@NullMarked
package org.filterscope.ui.job;

import org.jspecify.annotations.NullMarked;
