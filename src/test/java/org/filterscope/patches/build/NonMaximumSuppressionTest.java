package org.filterscope.patches.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.patches.store.View;
import org.filterscope.testing.Golden;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Views of a photograph of 896 x 448, and one unit of conv3_3, whose cells see 40 x 40. */
class NonMaximumSuppressionTest {

  private static final int CELLS_ACROSS = 56;

  private static Model model;
  private static List<Node> layers;

  private final List<View> views = new ArrayList<>();
  private final List<ViewPeaks> peaks = new ArrayList<>();

  @BeforeAll
  static void open() {
    model = Golden.builtIn();
    layers = List.of(model.network().find("conv3_3").orElseThrow());
  }

  @Test
  void theOnlyViewMayWinEverything() {
    view(new Box(0, 0, 448, 448), 0, 20, 20);

    assertThat(NonMaximumSuppression.of(model, layers, views, peaks).get(0).cardinality())
        .isEqualTo(256);
  }

  @Test
  void ofTwoViewsOfOnePlaceTheStrongerMayWin() {
    // Cell 20 looks at 20 * 4 - 18 + 20 = 82 of 224, and 10 of the half as large square at 42.
    view(new Box(0, 0, 448, 448), 3, 20, 20);
    view(new Box(61, 61, 285, 285), 4, 25, 25);

    assertThat(mayWin()).containsExactly(1);
  }

  @Test
  void ofTwoPlacesBothMayWin() {
    view(new Box(0, 0, 448, 448), 3, 20, 20);
    view(new Box(448, 0, 896, 448), 4, 20, 20);

    assertThat(mayWin()).containsExactly(0, 1);
  }

  @Test
  void twoCellsThatSeeMoreThanHalfOfTheSameAreOnePlace() {
    view(new Box(0, 0, 448, 448), 3, 20, 20);
    // Four cells of four pixels: 24 of 40 columns are the same.
    view(new Box(0, 0, 448, 448), 4, 20, 24);

    assertThat(mayWin()).containsExactly(1);
  }

  @Test
  void twoCellsThatSeeLessThanHalfOfTheSameAreTwo() {
    view(new Box(0, 0, 448, 448), 3, 20, 20);
    // Six cells of four pixels: 16 of 40 columns are the same.
    view(new Box(0, 0, 448, 448), 4, 20, 26);

    assertThat(mayWin()).containsExactly(0, 1);
  }

  @Test
  void noMoreThanTwoMayWin() {
    for (int column = 10; column < 50; column += 10) {
      view(new Box(0, 0, 448, 448), column, 20, column);
    }

    assertThat(mayWin()).containsExactly(2, 3);
  }

  @Test
  void ofEqualStrengthTheLowerIdComesFirst() {
    view(new Box(0, 0, 448, 448), 3, 20, 20);
    view(new Box(0, 0, 448, 448), 3, 20, 21);
    view(new Box(0, 0, 448, 448), 3, 20, 22);

    assertThat(mayWin()).containsExactly(0);
  }

  @Test
  void whereTheUnitIsZeroNothingIsWon() {
    view(new Box(0, 0, 448, 448), 0, 20, 20);
    view(new Box(448, 0, 896, 448), 0, 20, 20);

    assertThat(mayWin()).isEmpty();
  }

  private void view(Box box, float value, int row, int column) {
    int channels = layers.get(0).shape().channels();
    ViewPeaks seen = new ViewPeaks(new float[channels], new int[channels]);
    seen.values()[7] = value;
    seen.cells()[7] = row * CELLS_ACROSS + column;
    views.add(new View(views.size(), "photograph", new Crop(896, 448, box), 0));
    peaks.add(seen);
  }

  /** The views that may win unit 7. */
  private List<Integer> mayWin() {
    List<BitSet> units = NonMaximumSuppression.of(model, layers, views, peaks);
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      if (units.get(i).get(7)) {
        found.add(i);
      }
    }
    return found;
  }
}
