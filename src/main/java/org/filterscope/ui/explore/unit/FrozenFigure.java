package org.filterscope.ui.explore.unit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.filterscope.export.NumpyWriter;
import org.filterscope.figure.Tiles;
import org.filterscope.image.Box;
import org.filterscope.image.Picture;
import org.filterscope.image.Resampler;
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
  static Picture of(List<FrozenProjection> kept, int side, boolean isCloseUp) {
    return new Tiles(side, side, COLUMNS, false)
        .arrange(
            new int[kept.size()],
            place -> square(kept.get(place).painted().picture(isCloseUp), side));
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

  /** Where each is from and on which scale, a line for each. */
  static String description(List<FrozenProjection> kept) {
    return kept.stream().map(FrozenProjection::description).collect(Collectors.joining("\n"));
  }

  /**
   * {@code [number, height, width, channels]} of the largest input; what was projected to smaller
   * ones lies at the top left, with zeros around it.
   */
  static void write(List<FrozenProjection> kept, Path file) {
    int height = 0;
    int width = 0;
    int channels = 0;
    for (FrozenProjection one : kept) {
      height = Math.max(height, one.painted().input().height());
      width = Math.max(width, one.painted().input().width());
      channels = Math.max(channels, one.projection().channels());
    }
    int size = height * width * channels;
    float[] values = new float[kept.size() * size];
    for (int i = 0; i < kept.size(); i++) {
      Projection projection = kept.get(i).projection();
      float[] canvas = projection.onCanvas(height, width);
      for (int at = 0; at < height * width; at++) {
        System.arraycopy(
            canvas,
            at * projection.channels(),
            values,
            i * size + at * channels,
            projection.channels());
      }
    }
    NumpyWriter.write(new int[] {kept.size(), height, width, channels}, values, file);
  }
}
