package org.filterscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.filterscope.testing.FxThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/** What can be drawn on this machine, whatever its fonts. */
@ExtendWith(ApplicationExtension.class)
class FontCoverTest {

  @Test
  void lettersAreToldApart() {
    assertThat(FxThread.call(() -> FontCover.tellsApart("A", "B"))).isTrue();
  }

  /** Unicode assigns nothing to these two, so no font has them. */
  @Test
  void charactersThatNoFontHasAreDrawnAlike() {
    assertThat(FxThread.call(() -> FontCover.tellsApart("\u0378", "\u0379"))).isFalse();
  }
}
