/** The real program, killed, starved and fed damaged files at random: {@code mvn -Psoak}. */
@NullMarked
package org.filterscope.soak;

import org.jspecify.annotations.NullMarked;
