/**
 * What excites each unit most: collected from folders of photographs, merged, and kept in an index.
 *
 * <p>An index is one SQLite file, described in {@code schema.sql}. Collecting is a summary that can
 * be merged: any split of the photographs, in any order, gives the same rows to the last bit. That
 * is so because each photograph goes through the network alone, winners are ordered by value and
 * then by content, and distributions are counted in fixed bins.
 */
@NullMarked
package org.filterscope.patches;

import org.jspecify.annotations.NullMarked;
