/** A folder of labelled photographs to a model: features, head, and an honest report. */
@NullMarked
package org.filterscope.training;

import org.jspecify.annotations.NullMarked;
