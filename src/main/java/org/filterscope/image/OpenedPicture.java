package org.filterscope.image;

import java.awt.Rectangle;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import org.jspecify.annotations.Nullable;

/**
 * A picture with its header read, but not yet its values.
 *
 * @param format the format of its bytes
 * @param decoder its decoder, with the bytes as input
 * @param width columns as stored
 * @param height rows as stored
 * @param orientation how it was stored
 * @param ycck whether a JPEG's four components are luma, two chroma and black
 * @param pngProfile a PNG's colour profile, which its decoder does not return
 */
record OpenedPicture(
    Format format,
    ImageReader decoder,
    int width,
    int height,
    Orientation orientation,
    boolean ycck,
    @Nullable ICC_Profile pngProfile) {

  /** How it is reduced if it is too large to keep, or wanted small. */
  Downscaling reduction(int side) throws IOException {
    return Downscaling.of(width, height, bytes(decoder.getRawImageType(0)), side);
  }

  private static int bytes(@Nullable ImageTypeSpecifier raw) {
    if (raw == null) {
      return 4;
    }
    int bits = DataBuffer.getDataTypeSize(raw.getSampleModel().getDataType());
    return Math.max(1, raw.getNumBands() * bits / 8);
  }

  /** Whether some of its columns can be read alone: only those of an upright JPEG without inks. */
  boolean canBeReadInColumns() throws IOException {
    return format == Format.JPEG
        && orientation == Orientation.UPRIGHT
        && !isInks(decoder.getRawImageType(0));
  }

  private boolean isInks(@Nullable ImageTypeSpecifier raw) {
    return format == Format.JPEG && raw != null && raw.getNumBands() == 4;
  }

  /** The values of every {@code skip}th column and row; all of them for 1. */
  RasterSamples samples(int skip) throws IOException {
    ImageReadParam wish = decoder.getDefaultReadParam();
    wish.setSourceSubsampling(skip, skip, 0, 0);
    ImageTypeSpecifier raw = decoder.getRawImageType(0);
    return raw != null && isInks(raw) ? inks(raw, wish) : colours(raw, wish);
  }

  /**
   * The values of some columns of all rows, even of rows that are not needed: only the end shows
   * whether the file is complete.
   */
  RasterSamples columns(int first, int count) throws IOException {
    ImageReadParam wish = decoder.getDefaultReadParam();
    wish.setSourceRegion(new Rectangle(first, 0, count, height));
    return colours(decoder.getRawImageType(0), wish);
  }

  /** The samples as rows of pixels. */
  SrgbRows rows(RasterSamples samples) {
    return new SrgbRows(samples, pngProfile == null ? samples.profile() : pngProfile);
  }

  /** Reads values in the file's own colours, as far as its decoder can give them. */
  private RasterSamples colours(@Nullable ImageTypeSpecifier raw, ImageReadParam wish)
      throws IOException {
    if (raw != null) {
      wish.setDestinationType(raw);
    }
    BufferedImage image = decoder.read(0, wish);
    return new RasterSamples(image.getRaster(), image.getColorModel());
  }

  /** Reads a raster of inks. Asked for an image, the decoder would mix them in its own way. */
  private RasterSamples inks(ImageTypeSpecifier raw, ImageReadParam wish) throws IOException {
    Raster raster = decoder.readRaster(0, wish);
    CmykDecoder.fromStored(raster, ycck);
    return new RasterSamples(raster, raw.getColorModel());
  }
}
