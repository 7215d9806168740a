package org.filterscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TileSizeTest {

  @Test
  void allCellsAreAlikeWhereThatCostsLittleRoom() {
    assertThat(TileSize.of(28, 28, 120, 1)).isEqualTo(new TileSize(112, 112, 1));
    assertThat(TileSize.of(14, 14, 100, 1)).isEqualTo(new TileSize(98, 98, 1));
  }

  @Test
  void theRoomIsUsedWhereItWouldCostMuch() {
    assertThat(TileSize.of(56, 56, 100, 1)).isEqualTo(new TileSize(100, 100, 1));
    assertThat(TileSize.of(224, 224, 100, 1)).isEqualTo(new TileSize(100, 100, 1));
  }

  @Test
  void onAFineScreenATileHasMorePixelsAndNoMoreRoom() {
    TileSize fine = TileSize.of(28, 28, 112, 2);

    assertThat(fine.pixelWidth()).isEqualTo(224);
    assertThat(fine.width()).isEqualTo(112);
  }

  @Test
  void mapsThatAreNotSquareKeepTheirShape() {
    assertThat(TileSize.of(10, 20, 100, 1)).isEqualTo(new TileSize(100, 50, 1));
  }

  @Test
  void evenTheThinnestMapIsSeen() {
    assertThat(TileSize.of(1, 1000, 100, 1)).isEqualTo(new TileSize(100, 1, 1));
  }
}
