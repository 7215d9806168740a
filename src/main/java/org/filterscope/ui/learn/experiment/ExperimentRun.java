package org.filterscope.ui.learn.experiment;

import java.util.function.Function;
import org.filterscope.experiment.result.Result;
import org.filterscope.task.Job;
import org.filterscope.task.ProgressUnit;

/**
 * One run of an experiment, with all choices made.
 *
 * @param name what the job is called
 * @param unit what its progress counts
 * @param work runs it, on a thread where it may wait; reports to the job and heeds its cancellation
 */
public record ExperimentRun(String name, ProgressUnit unit, Function<Job<Result>, Result> work) {}
