/**
 * What an index knows of a unit: its top patches, chosen, cropped and projected, and its
 * statistics.
 */
@NullMarked
package org.filterscope.patches.query;

import org.jspecify.annotations.NullMarked;
