package org.filterscope.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.filterscope.task.Problem;
import org.filterscope.task.SafeFile;

/** Pixels to PNG. */
public final class PictureWriter {

  private PictureWriter() {}

  /**
   * Writes pixels to a PNG file, whole or not at all.
   *
   * @param width columns
   * @param height rows
   * @param argb {@code [height * width]} pixels {@code 0xAARRGGBB} in sRGB, row by row
   * @param file where to
   * @throws Problem if the file cannot be written
   */
  public static void write(int width, int height, int[] argb, Path file) {
    BufferedImage image = image(width, height, argb);
    SafeFile.write(file, stream -> encode(image, stream));
  }

  /**
   * Pixels as the bytes of a PNG file.
   *
   * @param width columns
   * @param height rows
   * @param argb {@code [height * width]} pixels {@code 0xAARRGGBB} in sRGB, row by row
   */
  public static byte[] png(int width, int height, int[] argb) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      encode(image(width, height, argb), bytes);
    } catch (IOException e) {
      throw new IllegalStateException("memory refuses bytes", e);
    }
    return bytes.toByteArray();
  }

  private static BufferedImage image(int width, int height, int[] argb) {
    if (argb.length != (long) width * height) {
      throw new IllegalArgumentException(
          argb.length + " pixels are no picture of " + width + " x " + height);
    }
    boolean opaque = Arrays.stream(argb).allMatch(pixel -> pixel >>> 24 == 0xFF);
    BufferedImage image =
        new BufferedImage(
            width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    image.getRaster().setDataElements(0, 0, width, height, argb);
    return image;
  }

  /** Not through ImageIO's own front door, which writes to a temporary file first. */
  private static void encode(BufferedImage image, OutputStream stream) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(stream)) {
      writer.setOutput(output);
      writer.write(new IIOImage(image, null, null));
    } finally {
      writer.dispose();
    }
  }
}
