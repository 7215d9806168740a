/** Why a network gave its answer, and whether a picture that explains it can be trusted. */
@NullMarked
package org.filterscope.explanation;

import org.jspecify.annotations.NullMarked;
