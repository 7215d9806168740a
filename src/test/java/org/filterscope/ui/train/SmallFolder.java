package org.filterscope.ui.train;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.filterscope.ui.QuietWindow;

/** Classes of a few photographs, each a part of one that comes with the app. */
final class SmallFolder {

  /** How many parts a photograph has. */
  static final int EACH = 8;

  private static final int COLUMNS = 4;
  private static final int SIDE = 160;

  private SmallFolder() {}

  /** Makes a folder with one class for each of these photographs. */
  static Path of(Path folder, String... photographs) throws IOException {
    for (String name : photographs) {
      Path own = Files.createDirectories(folder.resolve(name));
      BufferedImage whole = ImageIO.read(QuietWindow.sample(name).toFile());
      for (int i = 0; i < EACH; i++) {
        BufferedImage part = whole.getSubimage(i % COLUMNS * SIDE, i / COLUMNS * SIDE, SIDE, SIDE);
        ImageIO.write(part, "png", own.resolve(i + ".png").toFile());
      }
    }
    return folder;
  }
}
