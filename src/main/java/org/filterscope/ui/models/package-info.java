/** The Models screen: models at hand, downloads and imports. */
@NullMarked
package org.filterscope.ui.models;

import org.jspecify.annotations.NullMarked;
