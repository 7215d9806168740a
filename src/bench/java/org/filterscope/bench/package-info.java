/** Speed and memory, measured beside other engines: {@code mvn -Pbench}. */
@NullMarked
package org.filterscope.bench;

import org.jspecify.annotations.NullMarked;
