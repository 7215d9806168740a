/** Explains a network's classification, and tests whether an explanation can be trusted. */
@NullMarked
package org.filterscope.explanation;

import org.jspecify.annotations.NullMarked;
