/** The Classify screen: a model's answers for many photographs, to browse and correct. */
@NullMarked
package org.filterscope.ui.classify;

import org.jspecify.annotations.NullMarked;
