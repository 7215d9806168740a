package org.filterscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.filterscope.home.Session.Bounds;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {

  private static final Rectangle2D MAIN = new Rectangle2D(0, 0, 1920, 1080);
  private static final Rectangle2D SECOND = new Rectangle2D(1920, 0, 1920, 1080);
  private static final Bounds ON_SECOND = new Bounds(2000, 100, 1200, 800, false);

  @Test
  void theFirstStartIsCentred() {
    assertThat(WindowPlace.of(null, List.of(MAIN)))
        .isEqualTo(new Bounds(240, 90, 1440, 900, false));
  }

  @Test
  void aSmallScreenIsNotLeft() {
    assertThat(WindowPlace.of(null, List.of(new Rectangle2D(0, 20, 1280, 700))))
        .isEqualTo(new Bounds(0, 20, 1280, 700, false));
  }

  @Test
  void theLastPlaceComesBack() {
    assertThat(WindowPlace.of(ON_SECOND, List.of(MAIN, SECOND))).isEqualTo(ON_SECOND);
  }

  @Test
  void aWindowOnAScreenThatIsGoneComesToTheMainOne() {
    assertThat(WindowPlace.of(ON_SECOND, List.of(MAIN)))
        .isEqualTo(new Bounds(240, 90, 1440, 900, false));
  }

  @Test
  void aWindowWhoseTitleCannotBeReachedIsBroughtBack() {
    assertThat(WindowPlace.of(new Bounds(100, -500, 1440, 900, false), List.of(MAIN)).y())
        .isEqualTo(90);
  }
}
