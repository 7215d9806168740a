/** What is wrong with a first layer (Zeiler and Fergus 2013, figure 6). */
@NullMarked
package org.filterscope.experiment.firstlayer;

import org.jspecify.annotations.NullMarked;
