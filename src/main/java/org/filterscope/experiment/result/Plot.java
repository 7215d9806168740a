package org.filterscope.experiment.result;

import java.util.List;

/**
 * Values over values.
 *
 * @param id what it shows; the window has its title under this
 * @param subject what in particular, such as a layer's name; may be empty
 * @param across what is measured across
 * @param up what is measured upwards
 * @param ticks names of the values 0, 1, 2 ... across; empty where these are numbers
 * @param series the lines
 */
public record Plot(
    String id, String subject, Axis across, Axis up, List<String> ticks, List<Series> series) {

  /** Copies the lists. */
  public Plot {
    ticks = List.copyOf(ticks);
    series = List.copyOf(series);
  }

  /** Whether the same is measured along its axes as along another's. */
  public boolean hasAxesOf(Plot other) {
    return across == other.across && up == other.up;
  }

  /** A title in English, for files. */
  public String title() {
    return subject.isEmpty() ? id : id + ": " + subject;
  }

  /**
   * One line.
   *
   * @param name what it stands for
   * @param points in the order in which they are connected
   */
  public record Series(String name, List<Point> points) {

    /** Copies the list. */
    public Series {
      points = List.copyOf(points);
    }
  }

  /** A pair of values. */
  public record Point(double across, double up) {

    /**
     * Refuses what cannot be drawn.
     *
     * @throws IllegalArgumentException if one of the values is no finite number
     */
    public Point {
      if (!Double.isFinite(across) || !Double.isFinite(up)) {
        throw new IllegalArgumentException(across + ", " + up);
      }
    }
  }
}
