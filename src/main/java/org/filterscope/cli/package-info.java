/** The command line: one class a command. */
@NullMarked
package org.filterscope.cli;

import org.jspecify.annotations.NullMarked;
