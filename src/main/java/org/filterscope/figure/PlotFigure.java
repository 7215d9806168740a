package org.filterscope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.filterscope.experiment.result.Plot;
import org.filterscope.experiment.result.Span;
import org.filterscope.image.Picture;

/**
 * Plots as lines on white, with axes and a legend, several side by side. Plots of the same values
 * have the same scale.
 */
public final class PlotFigure {

  /**
   * Plots under a heading.
   *
   * @param heading what they show; none if empty
   * @param plots the plots
   */
  public record Group(String heading, List<Plot> plots) {

    /** Copies the list. */
    public Group {
      plots = List.copyOf(plots);
    }
  }

  private static final int WIDTH = 460;
  private static final int FRAME = 248;
  private static final int LEFT = 76;
  private static final int RIGHT = 16;
  private static final int MARGIN = 12;
  private static final int LONGEST_TICK = 132;

  /** Above so many points, a mark on each would hide the line. */
  private static final int MARKED = 40;

  private final PlotNames names;
  private final List<Plot> all;
  private final int columns;

  /** How high the names of the values across are. */
  private final int below;

  /** How many lines the longest title takes. */
  private final int titleLines;

  private final int legendColumns;
  private final int cellHeight;
  private final int headingHeight;
  private final Sheet sheet;

  private PlotFigure(List<Group> groups, PlotNames names) {
    this.names = names;
    all = groups.stream().flatMap(group -> group.plots().stream()).toList();
    int most = groups.stream().mapToInt(group -> group.plots().size()).max().orElse(1);
    columns = groups.size() > 1 ? groups.size() : most % 3 == 0 ? 3 : Math.min(2, most);
    below = all.stream().mapToInt(this::tickHeight).max().orElse(0);
    boolean isShort =
        all.stream()
            .flatMap(plot -> plot.series().stream())
            .allMatch(series -> FigureText.width(name(series), Sheet.TEXT) < WIDTH / 2 - 40);
    legendColumns = isShort ? 2 : 1;
    titleLines = all.stream().mapToInt(plot -> title(plot).size()).max().orElse(1);
    int series = all.stream().mapToInt(plot -> plot.series().size()).max().orElse(0);
    int legend = (series + legendColumns - 1) / legendColumns * Sheet.LINE;
    cellHeight = above() + FRAME + below + 2 * Sheet.LINE + legend + MARGIN;
    int lines =
        groups.stream().mapToInt(group -> lines(group, groups.size()).size()).max().orElse(0);
    headingHeight = lines == 0 ? 0 : lines * Sheet.LINE + MARGIN;
    int rows = groups.size() > 1 ? most : (most + columns - 1) / columns;
    sheet = new Sheet(columns * WIDTH, headingHeight + rows * cellHeight);
  }

  /**
   * Draws plots with English labels, three in a row where that comes out even.
   *
   * @param plots at least one
   */
  public static Picture of(List<Plot> plots) {
    return of(List.of(new Group("", plots)), PlotNames.ENGLISH);
  }

  /**
   * Draws plots: those of one group three in a row where that comes out even, several groups as
   * columns.
   *
   * @param groups at least one, each with at least one plot
   */
  public static Picture of(List<Group> groups, PlotNames names) {
    PlotFigure figure = new PlotFigure(groups, names);
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      List<String> lines = figure.lines(group, groups.size());
      for (int line = 0; line < lines.size(); line++) {
        figure.sheet.text(lines.get(line), Sheet.TEXT, i * WIDTH + MARGIN, 8 + line * Sheet.LINE);
      }
      for (int plot = 0; plot < group.plots().size(); plot++) {
        int column = groups.size() > 1 ? i : plot % figure.columns;
        int row = groups.size() > 1 ? plot : plot / figure.columns;
        figure.plot(
            group.plots().get(plot),
            column * WIDTH,
            figure.headingHeight + row * figure.cellHeight);
      }
    }
    return figure.sheet.picture();
  }

  private List<String> lines(Group group, int groups) {
    int room = (groups > 1 ? 1 : columns) * WIDTH - 2 * MARGIN;
    return group.heading().isBlank()
        ? List.of()
        : FigureText.lines(group.heading(), Sheet.TEXT, room);
  }

  private List<String> title(Plot plot) {
    String title = names.title().apply(plot);
    boolean hasRoom = FigureText.width(title, Sheet.TEXT) <= WIDTH - 2 * MARGIN;
    return hasRoom ? List.of(title) : FigureText.lines(title, Sheet.TEXT, WIDTH - LEFT - RIGHT);
  }

  /** How far above a plot's values its title begins. */
  private int above() {
    return (titleLines + 1) * Sheet.LINE + MARGIN;
  }

  private String name(Plot.Series series) {
    return names.value().apply(series.name());
  }

  private void plot(Plot plot, int x, int y) {
    List<Plot> together = all.stream().filter(plot::hasAxesOf).toList();
    Span up = Span.up(together);
    Frame frame =
        new Frame(x + LEFT, y + above(), WIDTH - LEFT - RIGHT, FRAME, Span.across(together), up);
    List<String> title = title(plot);
    for (int i = 0; i < title.size(); i++) {
      fitted(title.get(i), x, y + 8 + i * Sheet.LINE);
    }
    fitted(names.axis().apply(plot.up()), x, y + 8 + titleLines * Sheet.LINE);
    for (double value = up.low(); value <= up.high() + up.step() / 2; value += up.step()) {
      int row = frame.y(value);
      sheet.fill(frame.left, row, frame.width, 1, Sheet.GRID);
      String name = number(value);
      sheet.text(name, Sheet.TEXT, frame.left - 6 - PixelFont.width(name, Sheet.TEXT), row - 7);
    }
    int bottom = y + above() + FRAME + 6;
    marks(plot, frame, bottom);
    String across = names.axis().apply(plot.across());
    int middle = frame.left + (frame.width - FigureText.width(across, Sheet.TEXT)) / 2;
    sheet.text(across, Sheet.TEXT, Math.max(x + MARGIN, middle), bottom + below + 6);
    int legend = bottom + below + 6 + Sheet.LINE + 4;
    for (int i = 0; i < plot.series().size(); i++) {
      int top = legend + i / legendColumns * Sheet.LINE;
      int left = x + 20 + i % legendColumns * WIDTH / 2;
      line(plot.series().get(i), frame, Sheet.colour(i));
      sheet.square(left, top + 6, 4, Sheet.colour(i));
      String name = name(plot.series().get(i));
      sheet.text(
          FigureText.shortened(name, Sheet.TEXT, WIDTH / legendColumns - 40),
          Sheet.TEXT,
          left + 12,
          top);
    }
  }

  /** A text above a plot, over its frame if it has room there. */
  private void fitted(String text, int x, int y) {
    boolean hasRoom = FigureText.width(text, Sheet.TEXT) <= WIDTH - LEFT - RIGHT;
    String shown = FigureText.shortened(text, Sheet.TEXT, WIDTH - 2 * MARGIN);
    sheet.text(shown, Sheet.TEXT, x + (hasRoom ? LEFT : MARGIN), y);
  }

  private List<String> ticks(Plot plot) {
    List<String> ticks = new ArrayList<>();
    for (String tick : plot.ticks()) {
      ticks.add(FigureText.shortened(names.value().apply(tick), Sheet.TEXT, LONGEST_TICK));
    }
    return ticks;
  }

  private boolean standUpright(List<String> ticks) {
    int room = (WIDTH - LEFT - RIGHT) / (ticks.size() + 1) - 6;
    return ticks.stream().anyMatch(tick -> FigureText.width(tick, Sheet.TEXT) > room);
  }

  private int tickHeight(Plot plot) {
    List<String> ticks = ticks(plot);
    return standUpright(ticks)
        ? ticks.stream().mapToInt(tick -> FigureText.width(tick, Sheet.TEXT)).max().orElse(0)
        : Sheet.TEXT * PixelFont.HEIGHT;
  }

  private void marks(Plot plot, Frame frame, int top) {
    List<String> ticks = ticks(plot);
    boolean isUpright = standUpright(ticks);
    for (int i = 0; i < ticks.size(); i++) {
      int width = FigureText.width(ticks.get(i), Sheet.TEXT);
      if (isUpright) {
        sheet.textUpwards(ticks.get(i), Sheet.TEXT, frame.x(i) - 7, top + width);
      } else {
        sheet.text(ticks.get(i), Sheet.TEXT, frame.x(i) - width / 2, top);
      }
    }
    Span across = frame.across;
    for (double at = across.low();
        ticks.isEmpty() && at <= across.high() + across.step() / 2;
        at += across.step()) {
      String name = number(at);
      sheet.text(name, Sheet.TEXT, frame.x(at) - PixelFont.width(name, Sheet.TEXT) / 2, top);
    }
  }

  private void line(Plot.Series series, Frame frame, int colour) {
    Plot.Point before = null;
    for (Plot.Point point : series.points()) {
      int x = frame.x(point.across());
      int y = frame.y(point.up());
      if (before != null) {
        sheet.stroke(frame.x(before.across()), frame.y(before.up()), x, y, colour);
      }
      if (series.points().size() <= MARKED) {
        sheet.square(x, y, 3, colour);
      }
      before = point;
    }
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
