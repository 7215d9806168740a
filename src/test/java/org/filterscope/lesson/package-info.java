/** What tests of the lesson share. */
@org.jspecify.annotations.NullMarked
package org.filterscope.lesson;
