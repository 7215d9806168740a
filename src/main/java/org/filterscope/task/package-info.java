/**
 * Long-running work: progress, cancellation, the executor that owns the compute engine, files that
 * appear whole or not at all, and the one exception for what a user can cause.
 */
@NullMarked
package org.filterscope.task;

import org.jspecify.annotations.NullMarked;
