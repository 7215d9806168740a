/**
 * What more than one screen shows of a unit: its name, its kernels, its top patches and where they
 * come from; and how what is shown is saved and copied.
 */
@NullMarked
package org.filterscope.ui.unit;

import org.jspecify.annotations.NullMarked;
