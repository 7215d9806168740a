@NullMarked
package org.filterscope.ui.learn.training;

import org.jspecify.annotations.NullMarked;
