package org.filterscope.experiment.result;

/**
 * A picture of a result, at its place in a grid of them.
 *
 * @param row what the pictures of one row have in common, such as a unit
 * @param column what changes along a row, such as the epoch
 * @param caption what else there is to say
 * @param png the picture's file
 */
public record Frame(String row, String column, String caption, byte[] png) {

  /** Copies the file. */
  public Frame {
    png = png.clone();
  }

  @Override
  public byte[] png() {
    return png.clone();
  }
}
