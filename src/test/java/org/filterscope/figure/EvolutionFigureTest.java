package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.filterscope.experiment.evolution.EvolutionReport;
import org.filterscope.experiment.result.Frame;
import org.filterscope.image.Picture;
import org.junit.jupiter.api.Test;

/** Strongest examples during a training. */
class EvolutionFigureTest {

  private static final int RED = 0xFFC00000;

  private final EvolutionReport report =
      new EvolutionReport(List.of("cat", "dog"), 8, 2, List.of(), List.of(example(1), example(20)));

  @Test
  void theGroundShinesThroughBetweenAnExampleAndItsProjection() throws IOException {
    Frame frame = EvolutionFigure.frames(report).get(0);

    var image = ImageIO.read(new ByteArrayInputStream(frame.png()));

    assertThat(image.getWidth()).isEqualTo(156);
    for (int x = 0; x < image.getWidth(); x++) {
      boolean isBetween = x >= 76 && x < 80;
      assertThat(image.getRGB(x, 30) >>> 24).as("column %d", x).isEqualTo(isBetween ? 0 : 255);
    }
  }

  @Test
  void aFileHasAColumnForEachStateOnWhite() {
    Picture picture = EvolutionFigure.of(report);

    assertThat(Drawings.has(picture, "epoch 1")).isTrue();
    assertThat(Drawings.has(picture, "epoch 20")).isTrue();
    assertThat(Drawings.has(picture, "conv1 / 3")).isTrue();
    long red = Arrays.stream(picture.argb()).filter(pixel -> pixel == RED).count();
    assertThat(red).isEqualTo(2 * 76 * 76);
    assertThat(picture.argb()).doesNotContain(0);
  }

  private static EvolutionReport.Example example(int epoch) {
    int[] patch = new int[25];
    Arrays.fill(patch, RED);
    return new EvolutionReport.Example(
        epoch, "conv1", 3, "cat.png", 1, false, new Picture(5, 5, patch), null);
  }
}
