package org.filterscope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Tag;
import com.drew.metadata.png.PngDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.filterscope.task.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureWriterTest {

  private static final int[] PIXELS = {0xFF102030, 0xFFFFFFFF, 0xFF000000, 0xFFC08040};

  @TempDir Path folder;

  @Test
  void aWrittenPictureComesBackAsItWas() {
    Path file = folder.resolve("照片 one.png");

    PictureWriter.write(2, 2, PIXELS, file);

    assertThat(new PictureReader().read(file).argb()).isEqualTo(PIXELS);
  }

  @Test
  void aDescriptionIsKeptInTheFile() throws Exception {
    Path file = folder.resolve("described.png");

    PictureWriter.write(new Picture(2, 2, PIXELS), "99th percentile \u2013 größte", file);

    assertThat(
            ImageMetadataReader.readMetadata(file.toFile())
                .getDirectoriesOfType(PngDirectory.class))
        .flatExtracting(PngDirectory::getTags)
        .extracting(Tag::getDescription)
        .anyMatch(text -> text.equals("Description: 99th percentile \u2013 größte"));
    assertThat(new PictureReader().read(file).argb()).isEqualTo(PIXELS);
  }

  @Test
  void transparencyIsKept() throws IOException {
    byte[] png = PictureWriter.png(2, 1, new int[] {0x80102030, 0xFF102030});

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));

    assertThat(image.getRGB(0, 0)).isEqualTo(0x80102030);
    assertThat(image.getRGB(1, 0)).isEqualTo(0xFF102030);
  }

  @Test
  void nothingIsLeftWhereWritingFails() throws IOException {
    Path file = folder.resolve("nowhere").resolve("a.png");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> PictureWriter.write(2, 2, PIXELS, file));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void pixelsThatDoNotFitTheSizeAreRefused() {
    assertThatThrownBy(() -> PictureWriter.png(3, 2, PIXELS))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
