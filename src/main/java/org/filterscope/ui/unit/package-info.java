/**
 * The views of a unit that several screens share: its name, its kernels, its top patches and their
 * sources, and how they are saved and copied.
 */
@NullMarked
package org.filterscope.ui.unit;

import org.jspecify.annotations.NullMarked;
