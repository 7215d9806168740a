package org.filterscope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReceptiveFieldTest {

  @Test
  void aDilatedWindowSeesFromItsFirstTapToItsLast() {
    Window window = new Window(3, 1, 2, 2, 2);
    assertThat(ReceptiveField.PIXEL.through(window)).isEqualTo(new ReceptiveField(5, 1, -2));
  }

  @Test
  void samePaddingPutsTheLargerHalfOfAnOddSurplusBehind() {
    Window window = Window.same(2, 1, 1, 10);
    assertThat(window).isEqualTo(new Window(2, 1, 0, 1, 1));
    assertThat(window.outputs(10)).isEqualTo(10);
  }

  @Test
  void samePaddingWithAStrideCoversTheInput() {
    Window window = Window.same(3, 2, 1, 224);
    assertThat(window).isEqualTo(new Window(3, 2, 0, 1, 1));
    assertThat(window.outputs(224)).isEqualTo(112);
  }

  @Test
  void whereBranchesMeetTheFieldHoldsBoth() {
    ReceptiveField narrow = new ReceptiveField(3, 2, -1);
    ReceptiveField wide = new ReceptiveField(7, 2, -4);
    assertThat(narrow.union(wide)).isEqualTo(new ReceptiveField(7, 2, -4));
    assertThat(new ReceptiveField(3, 2, 2).union(wide)).isEqualTo(new ReceptiveField(9, 2, -4));
  }

  @Test
  void branchesOfDifferentStridesCannotMeet() {
    assertThatThrownBy(() -> new ReceptiveField(3, 2, 0).union(new ReceptiveField(3, 1, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theCellAroundAPixelIsTheOneThatSeesItInItsMiddle() {
    ReceptiveField field = new ReceptiveField(14, 4, -5);
    for (int cell = 0; cell < 20; cell++) {
      assertThat(field.cellAround(field.middle(cell), 20)).isEqualTo(cell);
    }
    assertThat(field.cellAround(-100, 20)).isZero();
    assertThat(field.cellAround(1000, 20)).isEqualTo(19);
  }

  @Test
  void behindADenseLayerEveryCellSeesTheWholeImage() {
    ReceptiveField field = ReceptiveField.whole(224).through(Window.of(3, 2, 1));
    assertThat(field).isEqualTo(ReceptiveField.whole(224));
    assertThat(field.first(0, 224)).isZero();
    assertThat(field.end(0, 224)).isEqualTo(224);
  }
}
