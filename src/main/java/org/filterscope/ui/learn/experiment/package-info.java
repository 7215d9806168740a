/** The paper's experiments in Learn: one chapter for all, and a setup for each. */
@NullMarked
package org.filterscope.ui.learn.experiment;

import org.jspecify.annotations.NullMarked;
