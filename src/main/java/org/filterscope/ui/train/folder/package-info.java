/** The training folder: choosing it, checking it, and what was found in it. */
@NullMarked
package org.filterscope.ui.train.folder;

import org.jspecify.annotations.NullMarked;
