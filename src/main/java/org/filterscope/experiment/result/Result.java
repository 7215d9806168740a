package org.filterscope.experiment.result;

import java.util.List;

/**
 * What one run of an experiment gave.
 *
 * @param experiment which one
 * @param model the model's name
 * @param subject what it was run on, in a few words, such as a folder's name
 * @param photographs how many photographs the values rest on
 * @param command the command that gives the same
 * @param made when, as {@link java.time.Instant} prints it
 * @param table all values
 * @param plots the same as lines
 * @param frames pictures, row by row; empty for most experiments
 */
public record Result(
    Experiment experiment,
    String model,
    String subject,
    int photographs,
    String command,
    String made,
    ResultTable table,
    List<Plot> plots,
    List<Frame> frames) {

  /** Copies the lists. */
  public Result {
    plots = List.copyOf(plots);
    frames = List.copyOf(frames);
  }
}
