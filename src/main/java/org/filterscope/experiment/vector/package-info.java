/** What layers make of a photograph, as vectors that can be compared. */
@NullMarked
package org.filterscope.experiment.vector;

import org.jspecify.annotations.NullMarked;
