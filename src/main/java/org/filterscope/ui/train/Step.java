package org.filterscope.ui.train;

import java.time.Duration;
import java.util.Optional;
import org.filterscope.training.progress.TrainingStep;

/**
 * How far long work has come.
 *
 * @param step what is done now
 * @param done steps of it that are done
 * @param total steps of it; 0 while that is not known
 * @param left the time that the rest of the step will take, where that can be said
 */
record Step(TrainingStep step, long done, long total, Optional<Duration> left) {}
