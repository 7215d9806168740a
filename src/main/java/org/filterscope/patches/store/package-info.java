/** Reads and writes an index file, an SQLite database defined in {@code schema.sql}. */
@NullMarked
package org.filterscope.patches.store;

import org.jspecify.annotations.NullMarked;
