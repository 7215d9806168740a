/**
 * Queries to an index about a unit: its statistics and its top patches, selected, cropped and
 * projected.
 */
@NullMarked
package org.filterscope.patches.query;

import org.jspecify.annotations.NullMarked;
