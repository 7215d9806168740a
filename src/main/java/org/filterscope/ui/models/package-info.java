/** The Models screen: what is at hand, what can be downloaded, and how a file becomes a model. */
@NullMarked
package org.filterscope.ui.models;

import org.jspecify.annotations.NullMarked;
