/** Classify: a model's answers to many photographs, to be looked through and put right. */
@NullMarked
package org.filterscope.ui.classify;

import org.jspecify.annotations.NullMarked;
