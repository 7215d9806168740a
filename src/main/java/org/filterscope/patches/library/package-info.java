/** The user's indexes: listing, describing, renaming and deleting them. */
@NullMarked
package org.filterscope.patches.library;

import org.jspecify.annotations.NullMarked;
