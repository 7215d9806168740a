package org.filterscope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.filterscope.task.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a network sees, read by itself, beside what is cut from the whole photograph. */
class CroppedPictureTest {
  private static final int SHORTER_SIDE = 256;
  private static final int SIDE = 224;

  private final PictureReader reader = new PictureReader();

  static Stream<Path> photographs() throws IOException {
    return Stream.of(Fixtures.file(""), Fixtures.photograph(""))
        .flatMap(folder -> PictureFolder.walk(folder).stream());
  }

  @ParameterizedTest
  @MethodSource("photographs")
  void theSamePixelsAreSeenAsInTheWhole(Path file) {
    Picture whole;
    try {
      whole = reader.read(file);
    } catch (Problem e) {
      assertThatThrownBy(() -> reader.readFramed(file, SHORTER_SIDE, SIDE))
          .isInstanceOf(Problem.class)
          .hasMessage(e.getMessage());
      return;
    }

    CroppedPicture framed = reader.readFramed(file, SHORTER_SIDE, SIDE);

    Crop framing = Crop.standard(whole, SHORTER_SIDE, SIDE);
    assertThat(framed.framing()).isEqualTo(framing);
    assertThat(framed.pixels().argb()).isEqualTo(framing.cut(whole, SIDE).argb());
  }

  @Test
  void aFileThatEndsBelowTheSquareIsRefusedAllTheSame(@TempDir Path folder) throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.photograph("two-dogs.jpg"));
    Path file = folder.resolve("cut.jpg");
    Files.write(file, Arrays.copyOf(whole, whole.length - 60));

    assertThatThrownBy(() -> reader.readFramed(file, SHORTER_SIDE, SIDE))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("ends");
  }
}
