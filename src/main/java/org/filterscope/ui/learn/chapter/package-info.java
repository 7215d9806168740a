/** What all chapters of Learn have: a figure, steps, a task, and what they are made of. */
@NullMarked
package org.filterscope.ui.learn.chapter;

import org.jspecify.annotations.NullMarked;
