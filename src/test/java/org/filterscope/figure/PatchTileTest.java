package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.filterscope.image.Picture;
import org.filterscope.network.Model;
import org.filterscope.network.Preparation.ChannelOrder;
import org.filterscope.testing.SmallModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PatchTileTest {

  private static final int[][] NOTHING = {};

  private final Model model = SmallModel.create();
  private final PatchTile tile =
      PatchTile.of(
          model.network(),
          model.network().find("conv2").orElseThrow(),
          ChannelOrder.RGB,
          40,
          Contrast.LARGEST);

  @Test
  void whatIsStillToComeLooksOtherThanWhatWillNotCome() {
    assertThat(painted(null)).isNotEqualTo(painted(NOTHING));
  }

  @Test
  void whatWillNotComeIsEmpty() {
    assertThat(Arrays.stream(painted(NOTHING)).distinct()).hasSize(2);
  }

  /** On paper, nothing is still to come. */
  @Test
  void inAFileThatIsSavedNothingIsMarkedAsComing() {
    Picture saved =
        tile.arrange(new int[] {0}, true, 1, (unit, argb) -> tile.paint(null, null, true, argb));
    Picture empty =
        tile.arrange(
            new int[] {0}, true, 1, (unit, argb) -> tile.paint(NOTHING, NOTHING, true, argb));

    assertThat(saved.argb()).isEqualTo(empty.argb());
  }

  @Test
  void anotherContrastLeavesTheTilesSize() {
    PatchTile other = tile.with(Contrast.PERCENTILE);

    assertThat(other.contrast()).isEqualTo(Contrast.PERCENTILE);
    assertThat(other.slot()).isEqualTo(tile.slot());
    assertThat(other.with(Contrast.LARGEST)).isEqualTo(tile);
  }

  private int[] painted(int @Nullable [] @Nullable [] slots) {
    int[] argb = new int[tile.height() * tile.width(true)];
    tile.paint(slots, slots, true, argb);
    return argb;
  }
}
