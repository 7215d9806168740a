/**
 * How good a model is: predictions, calibration, intervals, baselines, and what fine-tuning
 * changed.
 */
@NullMarked
package org.filterscope.training.report;

import org.jspecify.annotations.NullMarked;
