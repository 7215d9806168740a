/**
 * The file of an index, one SQLite database described in {@code schema.sql}: what is written to it
 * and read back.
 */
@NullMarked
package org.filterscope.patches.store;

import org.jspecify.annotations.NullMarked;
