/** The command line, with one class for each command. */
@NullMarked
package org.filterscope.cli;

import org.jspecify.annotations.NullMarked;
