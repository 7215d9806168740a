/** Networks in files: Keras' HDF5, DL4J's zip, and the built-in model. */
@NullMarked
package org.filterscope.network.file;

import org.jspecify.annotations.NullMarked;
