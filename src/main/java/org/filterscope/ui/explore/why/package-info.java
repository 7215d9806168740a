/** Why a photograph got its answer: five explanations of a class or a unit, put to the test. */
@NullMarked
package org.filterscope.ui.explore.why;

import org.jspecify.annotations.NullMarked;
