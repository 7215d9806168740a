package org.filterscope.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.filterscope.experiment.evolution.EvolutionReport;
import org.filterscope.experiment.result.Frame;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureWriter;
import org.filterscope.network.Preparation.ChannelOrder;
import org.filterscope.projection.Projection;

/** The strongest examples of units during a training: each projection beside its patch. */
public final class EvolutionFigure {

  private static final int SIDE = 76;
  private static final int GAP = 4;
  private static final int NAME = 12;
  private static final int LEFT = 84;
  private static final int PAPER = 0xFFFFFFFF;
  private static final int INK = 0xFF202020;
  private static final int SILENT = 0xFF808080;

  private EvolutionFigure() {}

  /** One picture for each example. */
  public static List<Frame> frames(EvolutionReport report) {
    List<Frame> frames = new ArrayList<>();
    for (EvolutionReport.Example example : report.examples()) {
      Picture pair = pair(example);
      frames.add(
          new Frame(
              row(example),
              Integer.toString(example.epoch()),
              String.format(
                  Locale.ROOT, "%.3g%s", example.value(), example.hasJumped() ? ", jumped" : ""),
              PictureWriter.png(pair.width(), pair.height(), pair.argb())));
    }
    return frames;
  }

  /** All examples: a row for each unit, a column for each epoch. */
  public static Picture of(EvolutionReport report) {
    List<String> rows = report.examples().stream().map(EvolutionFigure::row).distinct().toList();
    List<Integer> epochs =
        report.examples().stream().map(EvolutionReport.Example::epoch).distinct().toList();
    int across = 2 * SIDE + 3 * GAP;
    int width = LEFT + epochs.size() * across;
    int height = 2 * NAME + rows.size() * (SIDE + GAP);
    int[] argb = new int[Math.multiplyExact(width, height)];
    Arrays.fill(argb, PAPER);
    for (int i = 0; i < epochs.size(); i++) {
      PixelFont.draw("epoch " + epochs.get(i), 1, INK, argb, width, LEFT + i * across, GAP);
    }
    for (int i = 0; i < rows.size(); i++) {
      int top = 2 * NAME + i * (SIDE + GAP);
      PixelFont.draw(rows.get(i), 1, INK, argb, width, GAP, top + SIDE / 2);
    }
    for (EvolutionReport.Example example : report.examples()) {
      Picture pair = pair(example);
      int left = LEFT + epochs.indexOf(example.epoch()) * across;
      int top = 2 * NAME + rows.indexOf(row(example)) * (SIDE + GAP);
      for (int y = 0; y < pair.height(); y++) {
        System.arraycopy(
            pair.argb(), y * pair.width(), argb, (top + y) * width + left, pair.width());
      }
    }
    return new Picture(width, height, argb);
  }

  private static String row(EvolutionReport.Example example) {
    return example.layer() + " / " + example.unit();
  }

  private static Picture pair(EvolutionReport.Example example) {
    int width = 2 * SIDE + GAP;
    int[] argb = new int[width * SIDE];
    Arrays.fill(argb, PAPER);
    Projection projection = example.projection();
    Picture left =
        projection == null
            ? new Picture(1, 1, new int[] {SILENT})
            : new ProjectionFigure(ChannelOrder.RGB, projection.largest()).closeUp(projection);
    paste(left, argb, width, 0);
    paste(example.patch(), argb, width, SIDE + GAP);
    return new Picture(width, SIDE, argb);
  }

  private static void paste(Picture picture, int[] argb, int width, int left) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int from = y * picture.height() / SIDE * picture.width() + x * picture.width() / SIDE;
        argb[y * width + left + x] = picture.argb()[from];
      }
    }
  }
}
