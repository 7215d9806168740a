/** What an experiment gives: a table, plots and pictures, and the file that keeps them. */
@NullMarked
package org.filterscope.experiment.result;

import org.jspecify.annotations.NullMarked;
