package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.filterscope.image.Picture;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Preparation.ChannelOrder;
import org.junit.jupiter.api.Test;

class KernelFigureTest {

  private final ChannelKernels colour =
      new ChannelKernels(3, 1, 2, new float[] {1, 0, -1, 0, 0.5f, -0.5f});

  @Test
  void aKernelThatReadsColoursIsColoured() {
    assertThat(KernelFigure.inColour(colour, ChannelOrder.RGB).argb())
        .containsExactly(0xFFFF00BF, 0xFF808040);
    assertThat(KernelFigure.inColour(colour, ChannelOrder.BGR).argb())
        .containsExactly(0xFFBF00FF, 0xFF408080);
  }

  @Test
  void aKernelThatReadsOtherThanThreeChannelsHasNoColours() {
    ChannelKernels four = new ChannelKernels(4, 1, 1, new float[4]);

    assertThatThrownBy(() -> KernelFigure.inColour(four, ChannelOrder.RGB))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void allKernelsOfAUnitHaveOneScale() {
    assertThat(KernelFigure.of(colour, 0).argb()[0]).isEqualTo(ColourMap.DIVERGING.argb(1));
    assertThat(KernelFigure.of(colour, 2).argb())
        .containsExactly(ColourMap.DIVERGING.argb(0.75f), ColourMap.DIVERGING.argb(0.25f));
  }

  @Test
  void theStrongestComeFirstAndOfEqualsTheLowerNumber() {
    ChannelKernels kernels = new ChannelKernels(4, 1, 1, new float[] {1, -3, 3, 2});

    assertThat(KernelFigure.strongest(kernels, 3)).containsExactly(1, 2, 3);
  }

  @Test
  void aGridShowsThemInRows() {
    ChannelKernels kernels = new ChannelKernels(4, 1, 1, new float[] {1, -3, 3, 2});

    Picture grid = KernelFigure.grid(kernels, new int[] {1, 2, 3}, 30, 2);

    assertThat(grid.width()).isEqualTo(4 + 2 * (30 + 4));
    assertThat(grid.argb()[grid.width() * 30 + 10]).isEqualTo(ColourMap.DIVERGING.argb(0));
    assertThat(grid.argb()[grid.width() * 30 + 44]).isEqualTo(ColourMap.DIVERGING.argb(1));
  }
}
