package org.filterscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.filterscope.image.Box;
import org.junit.jupiter.api.Test;

class ViewportTest {

  private final Viewport all = Viewport.fitting(200, 100, 400, 100);

  @Test
  void allOfThePictureStandsInTheMiddle() {
    assertThat(all.zoom()).isEqualTo(0.5);
    assertThat(all.onPane(new Box(0, 0, 400, 100))).isEqualTo(new Box(0, 25, 200, 75));
    assertThat(all.isFitting()).isTrue();
  }

  @Test
  void zoomingKeepsThePointUnderThePointer() {
    Viewport zoomed = all.zoomedAround(150, 50, 4).zoomedAround(150, 50, 1.7);

    assertThat(zoomed.zoom()).isCloseTo(0.5 * 4 * 1.7, within(1e-9));
    assertThat(zoomed.pictureX(150)).isCloseTo(all.pictureX(150), within(1e-9));
    assertThat(zoomed.pictureY(50)).isCloseTo(all.pictureY(50), within(1e-9));
  }

  @Test
  void nothingIsSmallerThanAllOfItAndNothingLargerThanCanBeUsed() {
    assertThat(all.zoomedAround(10, 10, 0.01)).isEqualTo(all);
    assertThat(all.zoomedAround(10, 10, 1e9).zoom()).isEqualTo(64);
  }

  @Test
  void whatFitsInOneDirectionStaysInItsMiddle() {
    Viewport zoomed = all.zoomedAround(0, 0, 1.5);

    assertThat(zoomed.y()).isEqualTo((100 - 75) / 2.0);
    assertThat(zoomed.panned(0, 50).y()).isEqualTo((100 - 75) / 2.0);
  }

  @Test
  void panningEndsAtTheBorder() {
    Viewport zoomed = all.zoomedAround(100, 50, 4);

    assertThat(zoomed.panned(1e6, 1e6).pictureX(0)).isZero();
    assertThat(zoomed.panned(-1e6, -1e6).pictureX(200)).isCloseTo(400, within(1e-9));
  }

  @Test
  void aPaneThatShowedAllOfItStillDoesWhenItGrows() {
    assertThat(all.on(800, 100)).isEqualTo(Viewport.fitting(800, 100, 400, 100));
  }

  @Test
  void aPaneThatWasZoomedKeepsItsMiddleWhenItGrows() {
    Viewport zoomed = all.zoomedAround(60, 50, 4);

    Viewport grown = zoomed.on(220, 120);

    assertThat(grown.zoom()).isEqualTo(zoomed.zoom());
    assertThat(grown.pictureX(110)).isCloseTo(zoomed.pictureX(100), within(1e-9));
  }

  @Test
  void thePartInViewIsWholePixels() {
    Viewport zoomed = Viewport.fitting(100, 100, 10, 10).zoomedAround(0, 0, 1.5).panned(-20, -20);

    // 15 units a pixel, from 20 / 15 to 120 / 15
    assertThat(zoomed.inView()).isEqualTo(new Box(1, 1, 8, 8));
  }
}
