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
 * A picture whose header has been read, and whose values have not.
 *
 * @param format of its bytes
 * @param decoder with the bytes as its input
 * @param width columns as stored
 * @param height rows as stored
 * @param orientation how it was stored
 * @param ycck whether a JPEG's four values are stored as brightness, two colours and black
 * @param pngProfile of a PNG's colours, which its decoder does not tell of
 */
record OpenedPicture(
    Format format,
    ImageReader decoder,
    int width,
    int height,
    Orientation orientation,
    boolean ycck,
    @Nullable ICC_Profile pngProfile) {

  /** How it becomes smaller where it is too large to be kept, or wanted small. */
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

  /** Whether a part of its columns can be asked for: a JPEG's, upright and without inks. */
  boolean canBeReadInColumns() throws IOException {
    return format == Format.JPEG
        && orientation == Orientation.UPRIGHT
        && !isInks(decoder.getRawImageType(0));
  }

  private boolean isInks(@Nullable ImageTypeSpecifier raw) {
    return format == Format.JPEG && raw != null && raw.getNumBands() == 4;
  }

  /** All values, or of those every {@code skip}th column and row. */
  RasterSamples samples(int skip) throws IOException {
    ImageReadParam wish = decoder.getDefaultReadParam();
    wish.setSourceSubsampling(skip, skip, 0, 0);
    ImageTypeSpecifier raw = decoder.getRawImageType(0);
    return raw != null && isInks(raw) ? inks(raw, wish) : colours(raw, wish);
  }

  /**
   * Some columns of all rows: also of rows that nobody wants, as only the end shows whether the
   * file is whole.
   */
  RasterSamples columns(int first, int count) throws IOException {
    ImageReadParam wish = decoder.getDefaultReadParam();
    wish.setSourceRegion(new Rectangle(first, 0, count, height));
    return colours(decoder.getRawImageType(0), wish);
  }

  /** Their pixels. */
  SrgbRows rows(RasterSamples samples) {
    return new SrgbRows(samples, pngProfile == null ? samples.profile() : pngProfile);
  }

  /** In the colours of the file as far as its decoder can give them. */
  private RasterSamples colours(@Nullable ImageTypeSpecifier raw, ImageReadParam wish)
      throws IOException {
    if (raw != null) {
      wish.setDestinationType(raw);
    }
    BufferedImage image = decoder.read(0, wish);
    return new RasterSamples(image.getRaster(), image.getColorModel());
  }

  /** Asked for an image, the decoder would mix the inks in its own way. */
  private RasterSamples inks(ImageTypeSpecifier raw, ImageReadParam wish) throws IOException {
    Raster raster = decoder.readRaster(0, wish);
    CmykDecoder.fromStored(raster, ycck);
    return new RasterSamples(raster, raw.getColorModel());
  }
}
