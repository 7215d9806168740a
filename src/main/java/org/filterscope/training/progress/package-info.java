/** What is heard of a training while it runs, and how it is ended. */
@NullMarked
package org.filterscope.training.progress;

import org.jspecify.annotations.NullMarked;
