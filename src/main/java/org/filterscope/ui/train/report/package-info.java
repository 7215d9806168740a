/** How good a model has become. */
@NullMarked
package org.filterscope.ui.train.report;

import org.jspecify.annotations.NullMarked;
