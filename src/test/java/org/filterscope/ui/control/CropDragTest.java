package org.filterscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Crop.Corner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CropDragTest {

  private final Crop framing = new Crop(300, 200, new Box(100, 50, 200, 150));

  @Test
  void aCornerIsTakenHoldOfFromNearby() {
    assertThat(cornerAt(97, 53)).isEqualTo(Corner.TOP_LEFT);
    assertThat(cornerAt(203, 147)).isEqualTo(Corner.BOTTOM_RIGHT);
    assertThat(cornerAt(203, 53)).isEqualTo(Corner.TOP_RIGHT);
    assertThat(cornerAt(97, 147)).isEqualTo(Corner.BOTTOM_LEFT);
  }

  @Test
  void insideItsAreaIsTakenHoldOf() {
    assertThat(CropDrag.at(framing, 150, 100, 5)).isNotNull();
    assertThat(cornerAt(150, 100)).isNull();
  }

  @Test
  void besideItThereIsNothingToHold() {
    assertThat(CropDrag.at(framing, 20, 20, 5)).isNull();
  }

  @Test
  void drawnAwayItStaysInsideThePicture() {
    Crop moved = drag(150, 100).to(1000, -1000);

    assertThat(moved.box()).isEqualTo(new Box(200, 0, 300, 100));
  }

  @Test
  void aCornerDoesNotJumpToTheHandBesideIt() {
    assertThat(drag(97, 53).to(97, 53)).isEqualTo(framing);
  }

  @Test
  void aCornerDrawnOutMakesTheSquareLargerFromTheOppositeCorner() {
    assertThat(drag(200, 150).to(220, 170).box()).isEqualTo(new Box(100, 50, 220, 170));
  }

  private @Nullable Corner cornerAt(double x, double y) {
    return drag(x, y).corner();
  }

  private CropDrag drag(double x, double y) {
    return Objects.requireNonNull(CropDrag.at(framing, x, y, 5));
  }
}
