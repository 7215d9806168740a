/**
 * What all screens share: texts, the picture in use, jobs, notices, and the contract between a
 * screen and the window.
 */
@NullMarked
package org.filterscope.ui;

import org.jspecify.annotations.NullMarked;
