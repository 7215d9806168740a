/** The user's indexes: which there are, what each is of, and how one is renamed or removed. */
@NullMarked
package org.filterscope.patches.library;

import org.jspecify.annotations.NullMarked;
