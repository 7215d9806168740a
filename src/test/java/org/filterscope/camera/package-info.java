@NullMarked
package org.filterscope.camera;

import org.jspecify.annotations.NullMarked;
