package org.filterscope.ui.learn.training;

/**
 * Maps a rectangle of values to a rectangle of pixels on a pane. Values increase upwards, as in a
 * chart.
 *
 * @param left the left edge of the drawn rectangle, in pixels
 * @param top of it
 * @param width of it
 * @param height of it
 * @param least the value at the left, and at the bottom
 * @param greatest the value at the right, and at the top
 */
record Plot(double left, double top, double width, double height, Values least, Values greatest) {

  /** A pair of values. */
  record Values(double across, double up) {}

  double x(double value) {
    return left + (value - least.across()) / (greatest.across() - least.across()) * width;
  }

  double y(double value) {
    return top + height - (value - least.up()) / (greatest.up() - least.up()) * height;
  }

  double across(double x) {
    return least.across() + (x - left) / width * (greatest.across() - least.across());
  }

  double up(double y) {
    return least.up() + (top + height - y) / height * (greatest.up() - least.up());
  }
}
