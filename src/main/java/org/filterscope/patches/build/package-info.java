/**
 * How an index is built from folders of photographs, and merged with others.
 *
 * <p>Indexing is a summary that can be merged: any split of the photographs, in any order, gives
 * the same rows to the last bit. Each photograph goes through the network alone, winners are
 * ordered by value and then by content, and distributions are counted in fixed bins.
 */
@NullMarked
package org.filterscope.patches.build;

import org.jspecify.annotations.NullMarked;
