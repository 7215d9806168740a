/** The folder to learn from: chosen, looked through, and what was found in it. */
@NullMarked
package org.filterscope.ui.train.folder;

import org.jspecify.annotations.NullMarked;
