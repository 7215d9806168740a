package org.filterscope.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.filterscope.experiment.result.Plot;
import org.filterscope.experiment.result.Span;
import org.filterscope.image.Picture;

/** Plots as lines on white, with axes and a legend, several side by side. */
public final class PlotFigure {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 360;
  private static final int LEFT = 76;
  private static final int RIGHT = 16;
  private static final int ABOVE = 56;
  private static final int BELOW = 56;
  private static final int LEGEND_LINE = 22;
  private static final int TEXT = 2;
  private static final int SMALL = 1;
  private static final int PAPER = 0xFFFFFFFF;
  private static final int INK = 0xFF202020;
  private static final int GRID = 0xFFDDDDDD;

  /** Colours that people with any colour vision tell apart (Okabe and Ito 2008). */
  private static final int[] COLOURS = {
    0xFF0072B2, 0xFFD55E00, 0xFF009E73, 0xFFCC79A7, 0xFFE69F00, 0xFF56B4E9, 0xFF000000
  };

  private final int columns;
  private final int cellHeight;
  private final int width;
  private final int[] argb;

  private PlotFigure(List<Plot> plots) {
    columns = plots.size() % 3 == 0 ? 3 : Math.min(2, plots.size());
    int legend = plots.stream().mapToInt(plot -> plot.series().size()).max().orElse(0);
    cellHeight = HEIGHT + legend * LEGEND_LINE / 2 + LEGEND_LINE;
    width = columns * WIDTH;
    int rows = (plots.size() + columns - 1) / columns;
    argb = new int[Math.multiplyExact(width, rows * cellHeight)];
    Arrays.fill(argb, PAPER);
  }

  /**
   * Draws plots, three in a row where that comes out even.
   *
   * @param plots at least one
   */
  public static Picture of(List<Plot> plots) {
    PlotFigure figure = new PlotFigure(plots);
    for (int i = 0; i < plots.size(); i++) {
      figure.plot(plots.get(i), i % figure.columns * WIDTH, i / figure.columns * figure.cellHeight);
    }
    return new Picture(figure.width, figure.argb.length / figure.width, figure.argb);
  }

  private void plot(Plot plot, int x, int y) {
    Span across = Span.across(List.of(plot));
    Span up = Span.up(List.of(plot));
    Frame frame =
        new Frame(x + LEFT, y + ABOVE, WIDTH - LEFT - RIGHT, HEIGHT - ABOVE - BELOW, across, up);
    text(plot.title(), TEXT, x + LEFT, y + 8);
    for (double value = up.low(); value <= up.high() + up.step() / 2; value += up.step()) {
      int row = frame.y(value);
      Arrays.fill(argb, row * width + frame.left, row * width + frame.left + frame.width, GRID);
      String name = number(value);
      text(name, TEXT, frame.left - 6 - PixelFont.width(name, TEXT), row - 7);
    }
    marks(plot, frame);
    String above = plot.up().english();
    int size = PixelFont.width(above, TEXT) < WIDTH - LEFT ? TEXT : SMALL;
    text(above, size, x + LEFT, y + 30);
    String below = plot.across().english();
    int middle = frame.left + (frame.width - PixelFont.width(below, TEXT)) / 2;
    text(below, TEXT, Math.max(x, middle), y + HEIGHT - 20);
    for (int i = 0; i < plot.series().size(); i++) {
      int colour = COLOURS[i % COLOURS.length];
      line(plot.series().get(i), frame, colour);
      int top = y + HEIGHT + 4 + i / 2 * LEGEND_LINE;
      int left = x + 20 + i % 2 * WIDTH / 2;
      square(left, top + 4, 4, colour);
      text(shortened(plot.series().get(i).name(), 16), TEXT, left + 12, top);
    }
  }

  private void marks(Plot plot, Frame frame) {
    int bottom = frame.top + frame.height + 6;
    if (plot.ticks().isEmpty()) {
      Span across = frame.across;
      for (double at = across.low(); at <= across.high() + across.step() / 2; at += across.step()) {
        String name = number(at);
        text(name, TEXT, frame.x(at) - PixelFont.width(name, TEXT) / 2, bottom);
      }
      return;
    }
    int room = frame.width / plot.ticks().size() / 6;
    for (int i = 0; i < plot.ticks().size(); i++) {
      String name = shortened(plot.ticks().get(i), Math.max(3, room));
      text(name, SMALL, frame.x(i) - PixelFont.width(name, SMALL) / 2, bottom);
    }
  }

  private void line(Plot.Series series, Frame frame, int colour) {
    Plot.Point before = null;
    for (Plot.Point point : series.points()) {
      int x = frame.x(point.across());
      int y = frame.y(point.up());
      if (before != null) {
        stroke(frame.x(before.across()), frame.y(before.up()), x, y, colour);
      }
      if (series.points().size() <= 40) {
        square(x, y, 3, colour);
      }
      before = point;
    }
  }

  private void stroke(int x0, int y0, int x1, int y1, int colour) {
    int steps = Math.max(1, Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)));
    for (int i = 0; i <= steps; i++) {
      square(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps, 1, colour);
    }
  }

  private void square(int x, int y, int half, int colour) {
    for (int row = Math.max(0, y - half); row <= y + half; row++) {
      for (int column = Math.max(0, x - half); column <= Math.min(width - 1, x + half); column++) {
        int at = row * width + column;
        if (at < argb.length) {
          argb[at] = colour;
        }
      }
    }
  }

  private void text(String text, int scale, int left, int top) {
    PixelFont.draw(text, scale, INK, argb, width, left, top);
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, Math.max(1, most - 2)) + "..";
  }

  private static String number(double value) {
    double rounded = Math.abs(value) < 1e-9 ? 0 : value;
    String text = String.format(Locale.ROOT, "%.4g", rounded);
    if (text.contains("e")) {
      return text;
    }
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }

  /** Where values lie. */
  private record Frame(int left, int top, int width, int height, Span across, Span up) {

    int x(double value) {
      return left + (int) Math.round(across.share(value) * (width - 1));
    }

    int y(double value) {
      return top + (int) Math.round((1 - up.share(value)) * (height - 1));
    }
  }
}
