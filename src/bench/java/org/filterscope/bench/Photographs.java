package org.filterscope.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureFolder;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.SharedFolder;

/**
 * Folders of as many photographs as are wanted, no two of them with the same content; gone in the
 * end.
 *
 * @param originals 224 pixels or so wide and high
 * @param folder where folders of them are made
 */
record Photographs(List<Path> originals, Path folder) implements AutoCloseable {

  private static final int LARGE_WIDTH = 4000;
  private static final int LARGE_HEIGHT = 3000;

  /** As cameras and telephones save them: 4 to 5 MB. */
  private static final float LARGE_QUALITY = 0.9f;

  /** Made of what lies in the folder "shared". */
  static Photographs open() throws IOException {
    return new Photographs(
        PictureFolder.walk(SharedFolder.path("data/imagenette")),
        Files.createTempDirectory("filterscope-bench"));
  }

  /** As many of a folder's photographs as are wanted, evenly spread over it. */
  static List<Path> spread(Path folder, int most) throws IOException {
    List<Path> all = PictureFolder.walk(folder);
    int count = Math.min(most, all.size());
    return IntStream.range(0, count).mapToObj(i -> all.get(i * all.size() / count)).toList();
  }

  /** A photograph as the model sees it. */
  static Inspection inspect(Inspector inspector, Path photograph) {
    Picture picture = new PictureReader().read(photograph);
    return Answers.await(
        inspector.inspect(picture, inspector.framing(picture), Cancellation.NEVER));
  }

  @Override
  public void close() throws IOException {
    remove(folder);
  }

  /** Deletes a folder with all that is in it. */
  static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The originals, again and again, each time with other bytes at the end; added to others. */
  Path copies(String name, int count) throws IOException {
    Path into = Files.createDirectories(folder.resolve(name));
    for (int i = 0; i < count; i++) {
      ByteArrayOutputStream copy = new ByteArrayOutputStream();
      copy.write(Files.readAllBytes(originals.get(i % originals.size())));
      copy.write((name + i).getBytes(StandardCharsets.US_ASCII));
      Path file = into.resolve(i + ".jpg");
      if (Files.notExists(file)) {
        Files.write(file, copy.toByteArray());
      }
    }
    return into;
  }

  /** Mosaics of the originals, of 12 megapixels and full of detail. */
  Path large(String name, int count) throws IOException {
    Path into = Files.createDirectories(folder.resolve(name));
    PictureReader reader = new PictureReader();
    BufferedImage mosaic = new BufferedImage(LARGE_WIDTH, LARGE_HEIGHT, BufferedImage.TYPE_INT_RGB);
    int next = 0;
    for (int i = 0; i < count; i++) {
      int height;
      for (int y = 0; y < LARGE_HEIGHT; y += height) {
        height = LARGE_HEIGHT;
        for (int x = 0; x < LARGE_WIDTH; ) {
          Picture picture = reader.read(originals.get(next++ % originals.size()));
          place(picture, mosaic, x, y);
          x += picture.width();
          height = Math.min(height, picture.height());
        }
      }
      write(mosaic, into.resolve(i + ".jpg"));
    }
    return into;
  }

  private static void place(Picture picture, BufferedImage mosaic, int x, int y) {
    int width = Math.min(picture.width(), LARGE_WIDTH - x);
    int height = Math.min(picture.height(), LARGE_HEIGHT - y);
    mosaic.setRGB(x, y, width, height, picture.argb(), 0, picture.width());
  }

  private static void write(BufferedImage image, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(LARGE_QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
  }
}
