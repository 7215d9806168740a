/**
 * The commands that a cluster can do, on Apache Spark. Spark schedules, shuffles and retries; here
 * is what one task does, and what the driver makes of it.
 */
@NullMarked
package org.filterscope.spark;

import org.jspecify.annotations.NullMarked;
