package org.filterscope.ui.control;

import java.nio.IntBuffer;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.filterscope.image.Picture;

/**
 * Pixels that JavaFX draws directly, without a copy. Write to them and show them on the JavaFX
 * application thread only.
 */
public final class PixelImage {
  private final int[] pixels;
  private final PixelBuffer<IntBuffer> buffer;
  private final WritableImage image;

  /** Creates transparent pixels. */
  public PixelImage(int width, int height) {
    this(width, height, new int[Math.multiplyExact(width, height)]);
  }

  private PixelImage(int width, int height, int[] pixels) {
    this.pixels = pixels;
    buffer =
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    image = new WritableImage(buffer);
  }

  /**
   * Wraps existing pixels, which are not copied.
   *
   * @param argb {@code [height * width]} opaque pixels {@code 0xFFRRGGBB}
   */
  public static PixelImage around(int width, int height, int[] argb) {
    return new PixelImage(width, height, argb);
  }

  /** Wraps a picture's pixels, which are not copied. */
  public static Image of(Picture picture) {
    return around(picture.width(), picture.height(), picture.argb()).image();
  }

  /** The image to show. */
  public Image image() {
    return image;
  }

  /**
   * Changes pixels and shows them.
   *
   * @param painter writes pixels, opaque or 0, row by row
   */
  public void paint(Consumer<int[]> painter) {
    painter.accept(pixels);
    buffer.updateBuffer(changed -> null);
  }
}
