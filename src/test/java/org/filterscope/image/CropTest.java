package org.filterscope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.filterscope.image.Crop.Corner;
import org.junit.jupiter.api.Test;

class CropTest {

  private static final Picture WIDE = picture(600, 400);

  @Test
  void theStandardSquareIsTheMiddleOfTheScaledPicture() {
    Box box = Crop.standard(WIDE, 256, 224).box();

    // 384 x 256, of that 224 x 224 at (80, 16).
    assertThat(box.x0()).isEqualTo(125, within(1e-9));
    assertThat(box.y0()).isEqualTo(25, within(1e-9));
    assertThat(box.x1()).isEqualTo(475, within(1e-9));
    assertThat(box.y1()).isEqualTo(375, within(1e-9));
  }

  @Test
  void theLongerSideIsRoundedAndTheOffsetRoundedDown() {
    // 451 x 300 becomes 384.85, so 385 x 256; (385 - 224) / 2 = 80.5, so 80.
    Box box = Crop.standard(picture(451, 300), 256, 224).box();

    assertThat(box.x0()).isEqualTo(80 * 451 / 385.0, within(1e-9));
    assertThat(box.width()).isEqualTo(224 * 451 / 385.0, within(1e-9));
    assertThat(box.y0()).isEqualTo(16 * 300 / 256.0, within(1e-9));
  }

  @Test
  void aTallPictureIsCutAboveAndBelow() {
    Box box = Crop.standard(picture(400, 600), 256, 224).box();

    assertThat(box.y0()).isEqualTo(125, within(1e-9));
    assertThat(box.x0()).isEqualTo(25, within(1e-9));
  }

  @Test
  void aPictureOfExactlyTheInputsSizeIsUsedAsItIs() {
    Picture picture = picture(224, 224);

    assertThat(Crop.standard(picture, 256, 224).box()).isEqualTo(new Box(0, 0, 224, 224));
    assertThat(Crop.standard(picture, 256, 224).cut(picture, 224).argb()).isEqualTo(picture.argb());
  }

  @Test
  void shorterSideAndInputMayBeTheSame() {
    assertThat(Crop.standard(picture(300, 100), 227, 227).box().height()).isEqualTo(100);
  }

  @Test
  void aSquareLargerThanTheScaledPictureIsRefused() {
    assertThatThrownBy(() -> Crop.standard(WIDE, 200, 224))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMovedBoxKeepsItsSize() {
    Crop moved = Crop.square(WIDE, 100, 100, 80).moved(13.5, -7);

    assertThat(moved.box()).isEqualTo(new Box(73.5, 53, 153.5, 133));
  }

  @Test
  void aMovedBoxStopsAtTheBorder() {
    Crop moved = Crop.square(WIDE, 100, 100, 80).moved(10_000, -10_000);

    assertThat(moved.box()).isEqualTo(new Box(520, 0, 600, 80));
  }

  @Test
  void aSquareAtTheBorderIsMovedInside() {
    assertThat(Crop.square(WIDE, 0, 400, 50).box()).isEqualTo(new Box(0, 350, 50, 400));
  }

  @Test
  void noSquareIsLargerThanThePictureNorSmallerThanTheShortestSide() {
    assertThat(Crop.square(WIDE, 300, 200, 9999).box().width()).isEqualTo(400);
    assertThat(Crop.square(WIDE, 300, 200, 0).box().width()).isEqualTo(Crop.SHORTEST_SIDE);
    assertThat(Crop.square(picture(3, 7), 1, 1, 0).box().width()).isEqualTo(3);
  }

  @Test
  void thePointUnderTheMouseStaysWhereItIs() {
    Crop smaller = Crop.square(WIDE, 100, 100, 80).resizedAround(80, 120, 0.5);

    // A quarter from the left, three quarters from the top, before and after.
    assertThat(smaller.box()).isEqualTo(new Box(70, 90, 110, 130));
  }

  @Test
  void resizingMakesTheStandardBoxSquare() {
    Crop resized = Crop.standard(picture(451, 300), 256, 224).resizedAround(225, 150, 0.9);

    assertThat(resized.box().width()).isEqualTo(resized.box().height(), within(1e-9));
  }

  @Test
  void aDraggedCornerLeavesTheOppositeOneInPlace() {
    Crop box = Crop.square(WIDE, 100, 100, 80);

    assertThat(box.withCorner(Corner.BOTTOM_RIGHT, 180, 150).box())
        .isEqualTo(new Box(60, 60, 180, 180));
    assertThat(box.withCorner(Corner.TOP_LEFT, 40, 90).box()).isEqualTo(new Box(40, 40, 140, 140));
    assertThat(box.withCorner(Corner.TOP_RIGHT, 160, 130).box())
        .isEqualTo(new Box(60, 40, 160, 140));
    assertThat(box.withCorner(Corner.BOTTOM_LEFT, 130, 110).box())
        .isEqualTo(new Box(90, 60, 140, 110));
  }

  @Test
  void aDraggedCornerStopsAtTheBorderAndNeverTurnsTheBoxInsideOut() {
    Crop box = Crop.square(WIDE, 100, 100, 80);

    assertThat(box.withCorner(Corner.TOP_LEFT, -500, 20).box()).isEqualTo(new Box(0, 0, 140, 140));
    assertThat(box.withCorner(Corner.BOTTOM_RIGHT, 0, 0).box()).isEqualTo(new Box(60, 60, 76, 76));
  }

  @Test
  void anyDraggingStaysInsideThePicture() {
    Crop framing = Crop.standard(picture(451, 300), 256, 224);
    for (int i = 0; i < 2000; i++) {
      double there = Math.sin(i * 12.9898) * 700;
      Corner corner = i % 2 == 0 ? Corner.TOP_LEFT : Corner.BOTTOM_RIGHT;
      framing =
          framing
              .moved(there, Math.cos(i) * 50)
              .resizedAround(there, i % 300, 0.7 + (i % 7) * 0.1)
              .withCorner(corner, there, i % 451);

      // The constructor checks the border.
      assertThat(framing.box().width()).isEqualTo(framing.box().height(), within(1e-6));
    }
  }

  @Test
  void aPartOfTheInputIsFoundOnThePicture() {
    Crop framing = new Crop(600, 400, new Box(100, 50, 324, 274));

    assertThat(framing.toPicture(new Box(10, 20, 30, 40), 224))
        .isEqualTo(new Box(110, 70, 130, 90));
    assertThat(framing.toPicture(new Box(0, 0, 112, 112), 112)).isEqualTo(framing.box());
  }

  @Test
  void aFramingOfAnotherPictureIsRefused() {
    assertThatThrownBy(() -> Crop.standard(WIDE, 256, 224).cut(picture(10, 10), 224))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Picture picture(int width, int height) {
    int[] argb = new int[width * height];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = 0xFF000000 | i * 2654435;
    }
    return new Picture(width, height, argb);
  }

  @Test
  void anOblongBoxKeepsItsProportionsWhenItIsDragged() {
    Crop box = Crop.around(WIDE, 300, 200, 100, 1.5);

    assertThat(box.box()).isEqualTo(new Box(225, 150, 375, 250));
    assertThat(box.resizedAround(300, 200, 0.5).box()).isEqualTo(new Box(262.5, 175, 337.5, 225));
    assertThat(box.withCorner(Crop.Corner.BOTTOM_RIGHT, 300, 200).box())
        .isEqualTo(new Box(225, 150, 300, 200));
  }
}
