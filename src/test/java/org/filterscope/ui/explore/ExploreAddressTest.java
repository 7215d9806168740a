package org.filterscope.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.filterscope.address.Address;
import org.filterscope.address.View;
import org.filterscope.figure.Contrast;
import org.filterscope.home.Session;
import org.filterscope.image.Crop;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Seed;
import org.filterscope.task.Problem;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.explore.why.WhyPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Explore shows, as part of an address, and back. */
class ExploreAddressTest {

  @TempDir private Path home;
  private QuietExplore window;
  private ExploreViewModel explore;
  private ExploreAddress address;

  @BeforeEach
  @SuppressWarnings("NullAway.Init")
  void open() {
    window = new QuietExplore(SmallModel.create(), home, Session.FIRST);
    explore = new ExploreViewModel(window.bench);
    address = new ExploreAddress(explore);
    window.workspace.picture().open(QuietWindow.golden("coffee"));
    window.until(() -> explore.unit().unit().map().get() != null);
  }

  @AfterEach
  void close() {
    explore.close();
    window.close();
  }

  @Test
  void aUnitWithItsCellModeAndContrastComesBack() {
    View view =
        new View(
            new View.Unit("conv3_1", 5),
            new Seed.Cell(3, 4),
            null,
            Mode.GUIDED,
            Contrast.PERCENTILE,
            null,
            null);

    visit(view);

    assertThat(explore.choice().layer().get().name()).isEqualTo("conv3_1");
    assertThat(explore.choice().seed().get()).isEqualTo(new Seed.Cell(3, 4));
    assertThat(address.view()).isEqualTo(view);
  }

  @Test
  void theWholeMapComesBackAfterACell() {
    View view = unit(new Seed.WholeMap());
    visit(unit(new Seed.Cell(3, 4)));

    visit(view);

    assertThat(address.view()).isEqualTo(view);
  }

  @Test
  void theStrongestCellComesBackAfterACellOfTheSameUnit() {
    visit(unit(new Seed.Cell(3, 4)));

    visit(unit(new Seed.Strongest()));

    assertThat(explore.choice().seed().get()).isEqualTo(new Seed.Strongest());
  }

  @Test
  void anExplanationOfAClassComesBack() {
    View view =
        new View(
            new View.Unit("classes", 1),
            null,
            null,
            Mode.DECONVNET,
            Contrast.LARGEST,
            "switched-off",
            null);

    visit(view);

    assertThat(explore.why().isOpen().get()).isTrue();
    assertThat(explore.why().part().get()).isEqualTo(WhyPart.SWITCHED_OFF);
    assertThat(address.view()).isEqualTo(view);
  }

  @Test
  void thePartOfThePhotographComesBack() {
    View view = unit(new Seed.Strongest()).withPart(new View.Part(10, 20, 110, 120));

    visit(view);

    assertThat(explore.photograph().framing().get())
        .isEqualTo(new Crop(224, 224, new org.filterscope.image.Box(10, 20, 110, 120)));
    assertThat(address.view()).isEqualTo(view);

    visit(unit(new Seed.Strongest()));
    assertThat(address.view().part()).isNull();
  }

  @Test
  void aPartThatThePhotographDoesNotHaveIsRefused() {
    visit(unit(new Seed.Strongest()).withPart(new View.Part(0, 0, 225, 225)));
    visit(unit(new Seed.Strongest()).withPart(new View.Part(0, 0, 200, 2)));

    assertThat(window.problems)
        .hasSize(2)
        .allSatisfy(problem -> assertThat(((Problem) problem).key()).isEqualTo("address.no-part"));
    assertThat(address.view().part()).isNull();
  }

  @Test
  void everyExplanationHasAWordAndNoOtherWordHasOne() {
    for (WhyPart part : WhyPart.values()) {
      assertThat(WhyPart.of(part.word())).contains(part);
    }
    View unheardOf = unit(new Seed.Strongest()).withWhy("because");
    assertThatThrownBy(() -> ExploreAddress.requireKnown(unheardOf))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.key()).isEqualTo("address.no-explanation"));
  }

  @Test
  void whatIsShownCanBeWritten() {
    Address shown = new Address(Address.Place.EXPLORE, null, null, address.view());

    assertThat(Address.parse(shown.toString())).isEqualTo(shown);
  }

  private void visit(View view) {
    address.visit(view, window.workspace.notices());
  }

  private static View unit(Seed seed) {
    return new View(
        new View.Unit("conv2", 3), seed, null, Mode.DECONVNET, Contrast.LARGEST, null, null);
  }
}
