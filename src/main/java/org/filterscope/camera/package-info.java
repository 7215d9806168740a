/** Cameras of this machine, and the frames that they deliver. */
@NullMarked
package org.filterscope.camera;

import org.jspecify.annotations.NullMarked;
