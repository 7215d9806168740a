package org.filterscope.training;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures of stripes and of dots, which a network tells apart after a few of them. */
public final class Drawn {

  private Drawn() {}

  /** Makes a folder with as many of each class. */
  public static void folder(Path folder, int each) throws IOException {
    for (int i = 0; i < each; i++) {
      write(folder.resolve("stripes/" + i + ".png"), stripes(i));
      write(folder.resolve("dots/" + i + ".png"), dots(i));
    }
  }

  public static void write(Path file, BufferedImage picture) throws IOException {
    Files.createDirectories(file.getParent());
    ImageIO.write(picture, "png", file.toFile());
  }

  static BufferedImage stripes(int seed) {
    Random random = new Random(seed);
    double across = random.nextGaussian();
    double down = random.nextGaussian();
    double length = 0.3 / Math.hypot(across, down);
    int colour = random.nextInt(0x1000000);
    return picture((x, y) -> Math.sin((across * x + down * y) * length) > 0 ? colour : ~colour);
  }

  static BufferedImage dots(int seed) {
    Random random = new Random(1000 + seed);
    int step = 20 + random.nextInt(30);
    int shift = random.nextInt(step);
    int colour = random.nextInt(0x1000000);
    return picture(
        (x, y) -> {
          int dx = (x + shift) % step - step / 2;
          int dy = (y + shift * 2) % step - step / 2;
          return dx * dx + dy * dy < step * step / 12 ? colour : ~colour;
        });
  }

  public static BufferedImage noise(int seed) {
    Random random = new Random(seed);
    int[] cells = random.ints(32 * 32).toArray();
    return picture((x, y) -> cells[y / 8 * 32 + x / 8]);
  }

  static BufferedImage symmetric(BufferedImage half) {
    return picture((x, y) -> half.getRGB(Math.min(x, 255 - x), y));
  }

  private interface Colour {
    int at(int x, int y);
  }

  private static BufferedImage picture(Colour colour) {
    BufferedImage picture = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 256; y++) {
      for (int x = 0; x < 256; x++) {
        picture.setRGB(x, y, colour.at(x, y));
      }
    }
    return picture;
  }
}
