package org.filterscope.image;

import com.twelvemonkeys.imageio.color.ColorSpaces;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A decoded picture's rows as opaque sRGB pixels, a band of rows at a time, so a large picture is
 * never in memory twice.
 *
 * <p>An embedded profile is applied. Without one, colours and grey values are taken as sRGB (16-bit
 * grey is not linear light), and inks are converted by the plain rule {@code (1 - ink) * (1 -
 * black)}, as in Pillow. The background of transparent pixels is white.
 */
final class SrgbRows {

  private static final Logger LOG = LoggerFactory.getLogger(SrgbRows.class);

  private final RasterSamples samples;
  private final int width;
  private final @Nullable ColorConvertOp toSrgb;

  /**
   * Takes the rows of a picture.
   *
   * @param samples its values
   * @param profile its colour profile; null if there is none. A profile that does not fit is
   *     ignored
   */
  SrgbRows(RasterSamples samples, @Nullable ICC_Profile profile) {
    this.samples = samples;
    this.width = samples.width();
    this.toSrgb = profile == null ? null : conversion(profile, samples.colours());
  }

  private static @Nullable ColorConvertOp conversion(ICC_Profile profile, int colours) {
    try {
      ICC_ColorSpace space = ColorSpaces.createColorSpace(profile);
      if (space.isCS_sRGB()) {
        return null;
      }
      if (space.getNumComponents() != colours) {
        LOG.info("colour profile for {} components ignored", space.getNumComponents());
        return null;
      }
      ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
      ColorConvertOp op = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
      // Whether a profile is usable shows only when it is used.
      op.filter(bytes(new byte[colours], 1, 1, colours), bytes(new byte[3], 1, 1, 3));
      return op;
    } catch (CMMException | IllegalArgumentException e) {
      LOG.info("unusable colour profile ignored", e);
      return null;
    }
  }

  /** The number of columns. */
  int width() {
    return width;
  }

  /**
   * Reads rows.
   *
   * @param first the uppermost row
   * @param rows how many rows
   * @param pixels receives them as {@code 0xFFRRGGBB}, from index 0 on
   */
  void read(int first, int rows, int[] pixels) {
    int count = rows * width;
    byte[] colour = samples.colour(first, rows);
    byte[] rgb = rgb(colour, count, rows);
    byte[] alpha = samples.alpha();
    for (int i = 0, at = 0; i < count; i++) {
      int red = rgb[at++] & 0xFF;
      int green = rgb[at++] & 0xFF;
      int blue = rgb[at++] & 0xFF;
      if (alpha != null) {
        int opaque = alpha[i] & 0xFF;
        red = overWhite(red, opaque);
        green = overWhite(green, opaque);
        blue = overWhite(blue, opaque);
      }
      pixels[i] = 0xFF000000 | red << 16 | green << 8 | blue;
    }
  }

  private static int overWhite(int value, int opaque) {
    return (value * opaque + 255 * (255 - opaque) + 127) / 255;
  }

  private byte[] rgb(byte[] colour, int count, int rows) {
    int colours = samples.colours();
    if (toSrgb != null) {
      byte[] rgb = new byte[3 * count];
      toSrgb.filter(bytes(colour, width, rows, colours), bytes(rgb, width, rows, 3));
      return rgb;
    }
    return switch (colours) {
      case 1 -> spread(colour, count);
      case 3 -> colour;
      default -> mixed(colour, count);
    };
  }

  private static byte[] spread(byte[] grey, int count) {
    byte[] rgb = new byte[3 * count];
    for (int i = 0, at = 0; i < count; i++) {
      rgb[at++] = grey[i];
      rgb[at++] = grey[i];
      rgb[at++] = grey[i];
    }
    return rgb;
  }

  /** Mixes cyan, magenta, yellow and black to colours; 255 is full ink. */
  private static byte[] mixed(byte[] inks, int count) {
    byte[] rgb = new byte[3 * count];
    for (int i = 0, at = 0; i < count; i++) {
      int light = 255 - (inks[4 * i + 3] & 0xFF);
      for (int c = 0; c < 3; c++) {
        rgb[at++] = (byte) (((255 - (inks[4 * i + c] & 0xFF)) * light + 127) / 255);
      }
    }
    return rgb;
  }

  private static WritableRaster bytes(byte[] values, int width, int rows, int colours) {
    int[] offsets = new int[colours];
    for (int c = 0; c < colours; c++) {
      offsets[c] = c;
    }
    return Raster.createInterleavedRaster(
        new DataBufferByte(values, values.length),
        width,
        rows,
        width * colours,
        colours,
        offsets,
        null);
  }
}
