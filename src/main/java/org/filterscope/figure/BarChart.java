package org.filterscope.figure;

import java.util.List;
import org.filterscope.export.Percent;
import org.filterscope.image.Picture;

/**
 * Shares from 0 to 100 % as bars on white, several for each line, with a title, an axis and a
 * legend.
 *
 * @param title what it shows
 * @param axis what the shares are
 * @param series what the first bar of each line stands for, the second, and so on
 * @param lines from the top down
 */
public record BarChart(String title, String axis, List<String> series, List<Line> lines) {

  private static final int NAMES = 250;
  private static final int BARS = 400;
  private static final int NUMBERS = 100;
  private static final int MARGIN = 12;
  private static final int BAR = 16;
  private static final int GAP = 12;
  private static final int WIDTH = NAMES + BARS + NUMBERS;
  private static final int STEPS = 5;

  /** Copies the lists. */
  public BarChart {
    series = List.copyOf(series);
    lines = List.copyOf(lines);
  }

  /**
   * A line of bars.
   *
   * @param label its name
   * @param shares from 0 to 1, one for each series
   */
  public record Line(String label, List<Double> shares) {

    /** Copies the list. */
    public Line {
      shares = List.copyOf(shares);
    }
  }

  /** Draws it. */
  public Picture picture() {
    List<String> words = FigureText.lines(title, Sheet.TEXT, WIDTH - 2 * MARGIN);
    int legend = 8 + words.size() * Sheet.LINE;
    int top = legend + series.size() * Sheet.LINE + GAP;
    int line = series.size() * BAR + GAP;
    int bottom = top + lines.size() * line;
    Sheet sheet = new Sheet(WIDTH, bottom + 2 * Sheet.LINE + MARGIN);
    for (int i = 0; i < words.size(); i++) {
      sheet.text(words.get(i), Sheet.TEXT, MARGIN, 8 + i * Sheet.LINE);
    }
    for (int i = 0; i < series.size(); i++) {
      sheet.square(NAMES + 4, legend + 6 + i * Sheet.LINE, 4, Sheet.colour(i));
      sheet.text(series.get(i), Sheet.TEXT, NAMES + 16, legend + i * Sheet.LINE);
    }
    for (int i = 0; i <= STEPS; i++) {
      int x = NAMES + BARS * i / STEPS;
      sheet.fill(x, top, 1, bottom - top, Sheet.GRID);
      String mark = 100 * i / STEPS + (i == STEPS ? " %" : "");
      sheet.text(mark, Sheet.TEXT, x - FigureText.width(mark, Sheet.TEXT) / 2, bottom + 6);
    }
    int middle = NAMES + (BARS - FigureText.width(axis, Sheet.TEXT)) / 2;
    sheet.text(axis, Sheet.TEXT, middle, bottom + 6 + Sheet.LINE);
    for (int i = 0; i < lines.size(); i++) {
      draw(lines.get(i), sheet, top + GAP / 2 + i * line);
    }
    return sheet.picture();
  }

  private static void draw(Line line, Sheet sheet, int top) {
    String name = FigureText.shortened(line.label(), Sheet.TEXT, NAMES - 2 * MARGIN);
    int middle = top + (line.shares().size() * BAR - 14) / 2;
    sheet.text(name, Sheet.TEXT, NAMES - MARGIN - FigureText.width(name, Sheet.TEXT), middle);
    for (int i = 0; i < line.shares().size(); i++) {
      double share = Math.max(0, Math.min(1, line.shares().get(i)));
      int length = (int) Math.round(share * BARS);
      sheet.fill(NAMES, top + i * BAR, length, BAR - 1, Sheet.colour(i));
      sheet.text(Percent.of(share), Sheet.TEXT, NAMES + length + 6, top + i * BAR);
    }
  }
}
