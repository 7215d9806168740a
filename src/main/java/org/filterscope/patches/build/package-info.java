/**
 * Builds an index from folders of photographs and merges it with others.
 *
 * <p>An index can be merged: any split of the photographs, in any order, gives the same rows to the
 * last bit. For this, each photograph goes through the network alone, top patches are ordered by
 * value and then by content, and distributions are counted in fixed bins.
 */
@NullMarked
package org.filterscope.patches.build;

import org.jspecify.annotations.NullMarked;
