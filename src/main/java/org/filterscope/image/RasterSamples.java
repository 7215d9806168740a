package org.filterscope.image;

import com.twelvemonkeys.imageio.color.ColorSpaces;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/**
 * A decoded picture's values, 8 bits each, whatever their number and depth in the file. Palettes
 * are looked up, and 16 bits are scaled so that 65535 becomes 255.
 */
final class RasterSamples {

  private final Raster raster;
  private final ColorModel model;
  private final int colours;
  private final boolean plain;
  private byte @Nullable [] alpha;

  /**
   * Takes the values of a picture.
   *
   * @param raster the raster as it was decoded
   * @param model what the raster's values mean
   */
  RasterSamples(Raster raster, ColorModel model) {
    this.raster = raster;
    this.model = model;
    int transfer = model.getTransferType();
    this.plain =
        model instanceof ComponentColorModel
            && (transfer == DataBuffer.TYPE_BYTE || transfer == DataBuffer.TYPE_USHORT)
            && !model.isAlphaPremultiplied();
    this.colours = plain ? model.getNumColorComponents() : 3;
  }

  int width() {
    return raster.getWidth();
  }

  int height() {
    return raster.getHeight();
  }

  /** Values per pixel: 1 for grey, 3 for red, green and blue, 4 for inks. */
  int colours() {
    return colours;
  }

  /** The colour profile that the decoder found for these values; null if none. */
  @Nullable ICC_Profile profile() {
    ColorSpace space = model.getColorSpace();
    boolean assumed =
        !plain
            || space.isCS_sRGB()
            || space.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY))
            // The stand-in for a missing profile differs between systems.
            || space.equals(ColorSpaces.getColorSpace(ColorSpaces.CS_GENERIC_CMYK));
    return !assumed && space instanceof ICC_ColorSpace icc ? icc.getProfile() : null;
  }

  /** The opacity of the pixels in the rows read last, 255 for opaque; null if all are opaque. */
  byte @Nullable [] alpha() {
    return alpha;
  }

  /**
   * Reads rows, with all values of a pixel side by side.
   *
   * @param first the uppermost row
   * @param rows how many rows
   */
  byte[] colour(int first, int rows) {
    int count = rows * width();
    if (!plain) {
      return lookedUp(first, count);
    }
    byte[] all =
        model.getTransferType() == DataBuffer.TYPE_BYTE ? bytes(first, rows) : shorts(first, rows);
    return model.hasAlpha() ? split(all, count) : all;
  }

  private byte[] bytes(int first, int rows) {
    int bands = raster.getNumBands();
    byte[] values = new byte[rows * width() * bands];
    int[] order = packed();
    if (order != null) {
      byte[] all = ((DataBufferByte) raster.getDataBuffer()).getData();
      copy(all, first * width() * bands, order, values);
    } else {
      raster.getDataElements(raster.getMinX(), raster.getMinY() + first, width(), rows, values);
    }
    int largest = (1 << model.getComponentSize(0)) - 1;
    if (largest < 255) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (byte) ((values[i] * 255 + largest / 2) / largest);
      }
    }
    return values;
  }

  /**
   * The order of a pixel's values, if all values are in one array without gaps; otherwise null.
   * Reading the array is faster than the raster, which copies values one by one.
   */
  private int @Nullable [] packed() {
    int bands = raster.getNumBands();
    if (raster.getParent() == null
        && raster.getDataBuffer() instanceof DataBufferByte buffer
        && buffer.getData().length == height() * width() * bands
        && raster.getSampleModel() instanceof PixelInterleavedSampleModel layout
        && layout.getPixelStride() == bands
        && layout.getScanlineStride() == width() * bands) {
      return layout.getBandOffsets();
    }
    return null;
  }

  private static void copy(byte[] all, int from, int[] order, byte[] values) {
    if (order.length != 3) {
      for (int at = 0; at < values.length; at += order.length) {
        for (int c = 0; c < order.length; c++) {
          values[at + c] = all[from + at + order[c]];
        }
      }
      return;
    }
    // Nearly all photographs have three values: this saves a loop for each pixel.
    int first = from + order[0];
    int second = from + order[1];
    int third = from + order[2];
    for (int at = 0; at < values.length; at += 3) {
      values[at] = all[first + at];
      values[at + 1] = all[second + at];
      values[at + 2] = all[third + at];
    }
  }

  private byte[] shorts(int first, int rows) {
    short[] deep = new short[rows * width() * raster.getNumBands()];
    raster.getDataElements(raster.getMinX(), raster.getMinY() + first, width(), rows, deep);
    int largest = (1 << model.getComponentSize(0)) - 1;
    byte[] values = new byte[deep.length];
    for (int i = 0; i < deep.length; i++) {
      values[i] = (byte) (((deep[i] & 0xFFFF) * 255 + largest / 2) / largest);
    }
    return values;
  }

  private byte[] split(byte[] all, int count) {
    byte[] values = new byte[count * colours];
    byte[] opaque = new byte[count];
    for (int i = 0, from = 0, to = 0; i < count; i++) {
      for (int c = 0; c < colours; c++) {
        values[to++] = all[from++];
      }
      opaque[i] = all[from++];
    }
    alpha = opaque;
    return values;
  }

  /** Palettes, packed pixels and everything else, as Java interprets them. */
  private byte[] lookedUp(int first, int count) {
    byte[] values = new byte[count * 3];
    byte[] opaque = new byte[count];
    Object pixel = null;
    for (int i = 0, at = 0; i < count; i++) {
      int x = raster.getMinX() + i % width();
      int y = raster.getMinY() + first + i / width();
      pixel = raster.getDataElements(x, y, pixel);
      int argb = model.getRGB(pixel);
      values[at++] = (byte) (argb >> 16);
      values[at++] = (byte) (argb >> 8);
      values[at++] = (byte) argb;
      opaque[i] = (byte) (argb >>> 24);
    }
    alpha = model.hasAlpha() ? opaque : null;
    return values;
  }
}
