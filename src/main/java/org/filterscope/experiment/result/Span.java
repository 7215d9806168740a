package org.filterscope.experiment.result;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The values of an axis, with ends and steps that are short to write.
 *
 * @param low the lower end
 * @param high the upper end, above the lower
 * @param step from one mark to the next
 */
public record Span(double low, double high, double step) {

  private static final int MOST_STEPS = 6;

  /** The values across, of all plots that are to share their axes. */
  public static Span across(List<Plot> plots) {
    boolean isNamed = !plots.isEmpty() && !plots.get(0).ticks().isEmpty();
    if (isNamed) {
      int most = plots.stream().mapToInt(plot -> plot.ticks().size()).max().orElse(1);
      return new Span(-1, most, 1);
    }
    return of(plots, Plot.Point::across, false);
  }

  /** The values upwards, from zero, of all plots that are to share their axes. */
  public static Span up(List<Plot> plots) {
    return of(plots, Plot.Point::up, true);
  }

  private static Span of(List<Plot> plots, ToDoubleFunction<Plot.Point> value, boolean isFromZero) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Plot plot : plots) {
      for (Plot.Series series : plot.series()) {
        for (Plot.Point point : series.points()) {
          low = Math.min(low, value.applyAsDouble(point));
          high = Math.max(high, value.applyAsDouble(point));
        }
      }
    }
    if (low > high) {
      return new Span(0, 1, 0.2);
    }
    return round(isFromZero ? Math.min(0, low) : low, high);
  }

  /** Ends at whole steps of 1, 2 or 5 times a power of ten. */
  static Span round(double low, double high) {
    double room = high > low ? high - low : Math.max(Math.abs(high), 1);
    double power = Math.pow(10, Math.floor(Math.log10(room / MOST_STEPS)));
    double step = power;
    for (double times : new double[] {1, 2, 5, 10}) {
      step = power * times;
      if (room / step <= MOST_STEPS) {
        break;
      }
    }
    double first = Math.floor(low / step + 1e-9) * step;
    double last = Math.ceil(high / step - 1e-9) * step;
    return new Span(first, last > first ? last : first + step, step);
  }

  /** How far a value is on the way from the lower end to the upper. */
  public double share(double value) {
    return (value - low) / (high - low);
  }
}
