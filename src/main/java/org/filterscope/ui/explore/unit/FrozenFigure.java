package org.filterscope.ui.explore.unit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.filterscope.export.NumpyWriter;
import org.filterscope.figure.Tiles;
import org.filterscope.image.Box;
import org.filterscope.image.Picture;
import org.filterscope.image.Resampler;
import org.filterscope.network.Shape;
import org.filterscope.projection.Projection;
import org.jspecify.annotations.Nullable;

/** Frozen projections as one picture and as one array. */
final class FrozenFigure {

  private static final int COLUMNS = 6;
  private static final int MID_GREY = 0xFF808080;

  private FrozenFigure() {}

  /**
   * Side by side, each on its own scale, in the middle of a mid-grey square.
   *
   * @param isCloseUp whether only the parts are shown that can differ from zero
   */
  static Picture of(List<PaintedProjection> kept, int side, boolean isCloseUp) {
    return new Tiles(side, side, COLUMNS, false)
        .arrange(new int[kept.size()], place -> square(kept.get(place).picture(isCloseUp), side));
  }

  private static int[] square(@Nullable Picture picture, int side) {
    int[] argb = new int[side * side];
    Arrays.fill(argb, MID_GREY);
    if (picture == null) {
      return argb;
    }
    double scale = (double) side / Math.max(picture.width(), picture.height());
    int width = Math.max(1, (int) Math.round(picture.width() * scale));
    int height = Math.max(1, (int) Math.round(picture.height() * scale));
    int[] fitted = Resampler.resample(picture, Box.all(picture), width, height);
    int left = (side - width) / 2;
    int top = (side - height) / 2;
    for (int y = 0; y < height; y++) {
      System.arraycopy(fitted, y * width, argb, (top + y) * side + left, width);
    }
    return argb;
  }

  /** {@code [number, height, width, channels]} of the input. */
  static void write(List<PaintedProjection> kept, Shape input, Path file) {
    float[] values = new float[kept.size() * input.size()];
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i).projected() instanceof Projection projection) {
        float[] canvas = projection.onCanvas(input.height(), input.width());
        System.arraycopy(canvas, 0, values, i * input.size(), input.size());
      }
    }
    NumpyWriter.write(
        new int[] {kept.size(), input.height(), input.width(), input.channels()}, values, file);
  }
}
