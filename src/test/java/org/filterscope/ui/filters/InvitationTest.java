package org.filterscope.ui.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.filterscope.app.InstallationFolder;
import org.filterscope.home.Session;
import org.filterscope.patches.library.IndexEntry;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.index.Indexes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start: no index but the one that comes with the app. */
class InvitationTest {

  private final Path bundled = InstallationFolder.ofThisProcess().bundledIndex();

  @TempDir Path home;
  private QuietWindow window;
  private Indexes indexes;
  private FiltersViewModel filters;

  @BeforeEach
  @SuppressWarnings("NullAway.Init")
  void open() {
    start(bundled);
  }

  @AfterEach
  void close() {
    filters.close();
    indexes.close();
    window.close();
  }

  @Test
  void theBundledIndexIsInUseAndItsUnitsAreShown() {
    window.until(() -> filters.patches().get() != null);

    IndexEntry chosen = indexes.chosen().get();
    assertThat(chosen.isBundled()).isTrue();
    assertThat(Objects.requireNonNull(chosen.summary()).photographs()).isEqualTo(27);
    assertThat(filters.patches().get().units()).hasSize(256);
    assertThat(filters.patches().get().units())
        .anySatisfy(unit -> assertThat(unit.shown()).hasSize(9));
    assertThat(window.problems).isEmpty();
  }

  @Test
  void whatCameWithTheAppIsNeitherRenamedNorDeleted() {
    window.until(indexes::isListed);
    IndexEntry came = indexes.all().get(0);

    assertThatThrownBy(() -> indexes.rename(came, "mine"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> indexes.delete(came)).isInstanceOf(IllegalArgumentException.class);
    assertThat(bundled).exists();
  }

  @Test
  void whoHasNoOtherIsInvited() {
    window.until(indexes::isListed);

    assertThat(filters.invitation().open().get()).isTrue();
  }

  @Test
  void theInvitationIsDeclinedForGood() {
    window.until(indexes::isListed);

    filters.invitation().decline();

    assertThat(filters.invitation().open().get()).isFalse();
    assertThat(window.workspace.session().get().hasDeclined()).isTrue();
    try (FiltersViewModel later =
        new FiltersViewModel(window.workspace, window.used, indexes, window.before, visit -> {})) {
      assertThat(later.invitation().open().get()).isFalse();
    }
  }

  @Test
  void whoHasAnIndexIsNotInvitedAndItIsInUse() throws IOException {
    close();
    Path own = home.resolve("holiday.sqlite");
    Files.copy(bundled, own);
    start(bundled);
    window.until(indexes::isListed);

    assertThat(indexes.all()).extracting(IndexEntry::isBundled).containsExactly(false, true);
    assertThat(indexes.chosen().get().file()).isEqualTo(own);
    assertThat(filters.invitation().open().get()).isFalse();
  }

  @Test
  void whereNothingCameWithTheAppTheEmptyScreenInvites() {
    close();
    start(home.resolve("none.sqlite"));
    window.until(indexes::isListed);

    assertThat(indexes.all()).isEmpty();
    assertThat(filters.invitation().open().get()).isFalse();
  }

  private void start(Path withTheApp) {
    window = new QuietWindow(QuietWindow.builtIn(), home, Session.FIRST);
    indexes = new Indexes(window.workspace, window.engine, home, withTheApp);
    filters =
        new FiltersViewModel(window.workspace, window.used, indexes, window.before, visit -> {});
    filters.look(true);
  }
}
