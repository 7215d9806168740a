/** The photograph: what the network sees of it, and its likeliest classes. */
@NullMarked
package org.filterscope.ui.explore.photograph;

import org.jspecify.annotations.NullMarked;
