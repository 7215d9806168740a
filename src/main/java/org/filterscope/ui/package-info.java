/**
 * What all screens share: the words, the picture in use, what runs, what went wrong, and the
 * contract between a screen and the window that shows it.
 */
@NullMarked
package org.filterscope.ui;

import org.jspecify.annotations.NullMarked;
