/** What tests of the lesson share. */
@NullMarked
package org.filterscope.lesson;

import org.jspecify.annotations.NullMarked;
