/** A network as a graph of layers: shapes, receptive fields, weights, labels, input preparation. */
@NullMarked
package org.filterscope.network;

import org.jspecify.annotations.NullMarked;
