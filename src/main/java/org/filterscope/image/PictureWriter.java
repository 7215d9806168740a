package org.filterscope.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.filterscope.task.Problem;
import org.filterscope.task.SafeFile;

/** Writes pixels as PNG. */
public final class PictureWriter {

  private PictureWriter() {}

  /**
   * Writes pixels to a PNG file, whole or not at all.
   *
   * @param width columns
   * @param height rows
   * @param argb {@code [height * width]} pixels {@code 0xAARRGGBB} in sRGB, row by row
   * @param file the file to write
   * @throws Problem if the file cannot be written
   */
  public static void write(int width, int height, int[] argb, Path file) {
    BufferedImage image = image(width, height, argb);
    SafeFile.write(file, stream -> encode(image, "", stream));
  }

  /**
   * Writes a picture to a PNG file, whole or not at all, with a description inside.
   *
   * @param picture the pixels
   * @param description what the picture shows, stored as PNG's text "Description"
   * @param file the file to write
   * @throws Problem if the file cannot be written
   */
  public static void write(Picture picture, String description, Path file) {
    BufferedImage image = image(picture.width(), picture.height(), picture.argb());
    SafeFile.write(file, stream -> encode(image, description, stream));
  }

  /**
   * Encodes pixels as the bytes of a PNG file.
   *
   * @param width columns
   * @param height rows
   * @param argb {@code [height * width]} pixels {@code 0xAARRGGBB} in sRGB, row by row
   */
  public static byte[] png(int width, int height, int[] argb) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      encode(image(width, height, argb), "", bytes);
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

  /** Encodes without ImageIO.write, which would write to a temporary file first. */
  private static void encode(BufferedImage image, String description, OutputStream stream)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(stream)) {
      writer.setOutput(output);
      IIOMetadata words = description.isEmpty() ? null : words(writer, image, description);
      writer.write(new IIOImage(image, null, words));
    } finally {
      writer.dispose();
    }
  }

  /** The description as an international text chunk of PNG, which can hold any characters. */
  private static IIOMetadata words(ImageWriter writer, BufferedImage image, String description)
      throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
    IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
    entry.setAttribute("keyword", "Description");
    entry.setAttribute("compressionFlag", "FALSE");
    entry.setAttribute("compressionMethod", "0");
    entry.setAttribute("languageTag", "en");
    entry.setAttribute("translatedKeyword", "");
    entry.setAttribute("text", description);
    IIOMetadataNode texts = new IIOMetadataNode("iTXt");
    texts.appendChild(entry);
    IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
    root.appendChild(texts);
    metadata.mergeTree("javax_imageio_png_1.0", root);
    return metadata;
  }
}
