package org.filterscope.image;

import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.filterscope.task.Problem;

/** Decodes one picture from bytes to upright sRGB pixels. */
final class Decoding {

  private final PictureStream stream;
  private final String name;
  private final int side;

  /** Warnings of the decoder, which went on in spite of them. */
  private final List<String> warnings = new ArrayList<>();

  /**
   * A picture to be decoded.
   *
   * @param stream its bytes
   * @param name its name in messages
   * @param side the least length of its shorter side, in pixels; the largest integer for full size
   */
  Decoding(PictureStream stream, String name, int side) {
    this.stream = stream;
    this.name = name;
    this.side = side;
  }

  /**
   * Decodes the whole picture.
   *
   * @throws Problem if the bytes are not a picture that can be opened
   * @throws IOException if the file cannot be read
   */
  Picture picture() throws IOException {
    return decoded(this::picture);
  }

  /**
   * Decodes the part of the picture that a network sees.
   *
   * @param size as for {@link Crop#standard(Picture, CropSize)}
   * @throws Problem if the bytes are not a picture that can be opened
   * @throws IOException if the file cannot be read
   */
  CroppedPicture framed(CropSize size) throws IOException {
    return decoded(opened -> framed(opened, size));
  }

  /** Makes something of an opened file. */
  private interface Use<T> {
    T of(OpenedPicture opened) throws IOException;
  }

  private <T> T decoded(Use<T> use) throws IOException {
    Format format = format();
    ImageReader decoder = decoder(format);
    try {
      return use.of(opened(format, decoder));
    } catch (Problem e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // On unforeseen bytes, decoders fail in any way: an index, an argument, a null.
      throw problem(e, cutShort(format) || (stream.ranOut() && format != Format.WEBP));
    } finally {
      decoder.dispose();
    }
  }

  private Problem problem(Exception e, boolean cutShort) throws IOException {
    IOException failure = stream.failure();
    if (failure != null) {
      throw failure;
    }
    if (stream.isOverdue()) {
      return new Problem(e, "image.takes-time", name, TimeLimit.MINUTES);
    }
    if (cutShort) {
      return new Problem(e, "image.truncated", name);
    }
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new Problem(e, "image.damaged", name, reason);
  }

  private Format format() throws IOException {
    byte[] head = new byte[Format.HEAD];
    int length = 0;
    for (int read = 0; read >= 0 && length < head.length; length += Math.max(read, 0)) {
      read = stream.read(head, length, head.length - length);
    }
    if (length == 0) {
      throw new Problem("image.empty", name);
    }
    Format format =
        Format.of(Arrays.copyOf(head, length))
            .orElseThrow(() -> new Problem("image.unknown", name));
    if (format == Format.HEIC || format == Format.AVIF) {
      throw new Problem("image.phone-format", name, format.title());
    }
    if (format.decoder().isEmpty()) {
      throw new Problem("image.other-format", name, format.title());
    }
    return format;
  }

  private static ImageReader decoder(Format format) {
    Iterator<ImageReader> decoders =
        ImageIO.getImageReadersByFormatName(format.decoder().orElseThrow());
    if (!decoders.hasNext()) {
      throw new IllegalStateException("no decoder for " + format.title() + " on the class path");
    }
    return decoders.next();
  }

  private OpenedPicture opened(Format format, ImageReader decoder) throws IOException {
    FileParts parts = FileParts.of(format, stream);
    ICC_Profile pngProfile = Metadata.pngProfile(parts.packedProfile());
    stream.seek(0);
    stream.forgetTheEnd();
    decoder.setInput(new StrippedStream(stream, parts), true, false);
    decoder.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    int width = decoder.getWidth(0);
    int height = decoder.getHeight(0);
    if ((long) width * height > PictureReader.MOST_OPENED) {
      throw new Problem("image.too-large", name, width, height, PictureReader.MOST_OPENED);
    }
    Orientation orientation =
        format == Format.TIFF
            ? Metadata.tiffOrientation(decoder)
            : ExifOrientation.of(parts.exif());
    return new OpenedPicture(
        format, decoder, width, height, orientation, parts.isYcck(), pngProfile);
  }

  private Picture picture(OpenedPicture opened) throws IOException {
    int width = opened.width();
    int height = opened.height();
    Orientation orientation = opened.orientation();
    try {
      Downscaling reduction = opened.reduction(side);
      stream.forgetTheEnd();
      RasterSamples samples = opened.samples(reduction.skip());
      refuseHalfAPicture(opened.format());
      return reduction.picture(
          opened.rows(samples),
          samples.height(),
          orientation,
          orientation.width(width, height),
          orientation.height(width, height));
    } catch (OutOfMemoryError e) {
      throw new Problem(e, "image.memory", name, width, height);
    }
  }

  /**
   * Most photographs can be scaled while they are read, in half the time and a third of the memory.
   */
  private CroppedPicture framed(OpenedPicture opened, CropSize size) throws IOException {
    if (!opened.canBeReadInColumns() || opened.reduction(side).isAny()) {
      Picture picture = picture(opened);
      Crop framing = Crop.standard(picture, size);
      return new CroppedPicture(framing, framing.cut(picture, size.width(), size.height()));
    }
    int width = opened.width();
    int height = opened.height();
    try {
      Crop framing = Crop.standard(width, height, size);
      Resampler resampler =
          new Resampler(width, height, framing.box(), size.width(), size.height());
      stream.forgetTheEnd();
      RasterSamples samples = opened.columns(resampler.firstColumn(), resampler.columns());
      refuseHalfAPicture(opened.format());
      return new CroppedPicture(
          framing,
          new Picture(size.width(), size.height(), resampler.resample(opened.rows(samples))));
    } catch (OutOfMemoryError e) {
      throw new Problem(e, "image.memory", name, width, height);
    }
  }

  /**
   * Refuses a picture that took too long or has missing parts. Most decoders fill those with grey;
   * JPEG's at least warns.
   */
  private void refuseHalfAPicture(Format format) throws IOException {
    if (stream.isOverdue()) {
      throw new Problem("image.takes-time", name, TimeLimit.MINUTES);
    }
    if (cutShort(format)) {
      throw new Problem("image.truncated", name);
    }
    for (String warning : warnings) {
      // Stray bytes between blocks are harmless and common.
      if (warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous")) {
        throw new Problem("image.damaged", name, warning);
      }
    }
  }

  /**
   * Whether the file ends too early. The decoders of JPEG and WebP read ahead, so reaching the end
   * proves nothing.
   */
  private boolean cutShort(Format format) throws IOException {
    return switch (format) {
      case JPEG -> warnings.stream().anyMatch(warning -> warning.startsWith("Truncated File"));
      case WEBP -> stream.length() < riffLength();
      default -> stream.ranOut();
    };
  }

  /** The length that a WebP file states four bytes after its beginning. */
  private long riffLength() throws IOException {
    stream.seek(4);
    stream.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    return 8 + stream.readUnsignedInt();
  }
}
