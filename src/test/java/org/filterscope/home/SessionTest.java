package org.filterscope.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionTest {

  @Test
  void aFileOpenedAgainMovesToTheFront() {
    Session session = Session.FIRST.withRecent("a").withRecent("b").withRecent("a");

    assertThat(session.recent()).containsExactly("a", "b");
  }

  @Test
  void theOldestOfTooManyRecentFilesIsForgotten() {
    Session session = Session.FIRST;
    for (int i = 0; i <= Session.MOST_RECENT; i++) {
      session = session.withRecent("file " + i);
    }

    assertThat(session.recent())
        .hasSize(Session.MOST_RECENT)
        .startsWith("file " + Session.MOST_RECENT)
        .doesNotContain("file 0");
  }

  @Test
  void settingsOutOfRangeAreTakenToTheNearestInIt() {
    Settings settings = new Settings(Settings.Theme.LIGHT, -3, 1, 999_999);

    assertThat(settings)
        .isEqualTo(
            new Settings(Settings.Theme.LIGHT, 0, Settings.LEAST_MEMORY, Settings.MOST_CACHES));
  }
}
