/** What the app keeps on the user's disk: its folder, the settings, the last session. */
@NullMarked
package org.filterscope.home;

import org.jspecify.annotations.NullMarked;
