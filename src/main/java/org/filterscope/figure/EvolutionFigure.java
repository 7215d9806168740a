package org.filterscope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.filterscope.experiment.evolution.EvolutionReport;
import org.filterscope.experiment.result.Frame;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.image.PictureWriter;
import org.filterscope.network.Preparation.ChannelOrder;
import org.filterscope.projection.Projection;

/** The strongest examples of units during a training: each projection beside its patch. */
public final class EvolutionFigure {

  private static final int SIDE = 76;
  private static final int GAP = 4;
  private static final int NAME = 14;
  private static final int LEFT = 148;
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
    return of("", frames(report));
  }

  /**
   * All examples of a result: a row for each unit, a column for each epoch.
   *
   * @param heading what they show; none if empty
   */
  public static Picture of(String heading, List<Frame> frames) {
    List<String> rows = frames.stream().map(Frame::row).distinct().toList();
    List<String> epochs = frames.stream().map(Frame::column).distinct().toList();
    int across = 2 * SIDE + 3 * GAP;
    int width = LEFT + epochs.size() * across;
    List<String> lines =
        heading.isEmpty() ? List.of() : FigureText.lines(heading, Sheet.TEXT, width - 2 * GAP);
    int first = lines.size() * Sheet.LINE + 2 * NAME + GAP;
    Sheet sheet = new Sheet(width, first + rows.size() * (SIDE + GAP) + GAP);
    for (int i = 0; i < lines.size(); i++) {
      sheet.text(lines.get(i), Sheet.TEXT, GAP, 2 * GAP + i * Sheet.LINE);
    }
    for (int i = 0; i < epochs.size(); i++) {
      sheet.text("epoch " + epochs.get(i), Sheet.TEXT, LEFT + i * across, first - Sheet.LINE);
    }
    for (int i = 0; i < rows.size(); i++) {
      int top = first + i * (SIDE + GAP);
      sheet.text(rows.get(i), Sheet.TEXT, GAP, top + SIDE / 2 - PixelFont.HEIGHT);
    }
    PictureReader reader = new PictureReader();
    for (Frame frame : frames) {
      int left = LEFT + epochs.indexOf(frame.column()) * across;
      int top = first + rows.indexOf(frame.row()) * (SIDE + GAP);
      sheet.paste(reader.read(frame.png(), frame.row()), left, top);
    }
    return sheet.picture();
  }

  private static String row(EvolutionReport.Example example) {
    return example.layer() + " / " + example.unit();
  }

  /** What lies between the two lets the ground shine through. */
  private static Picture pair(EvolutionReport.Example example) {
    int width = 2 * SIDE + GAP;
    int[] argb = new int[width * SIDE];
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
