package org.filterscope.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.filterscope.home.Session;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.projection.Projection;
import org.filterscope.task.Problem;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.compare.OpenReference;
import org.filterscope.ui.explore.comparison.ComparisonViewModel;
import org.filterscope.ui.explore.wall.WallViewModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A model beside an earlier one, of which two units of one layer were others. */
class ComparedModelsTest {

  /** The units that changed, the more changed first. */
  private static final int[] CHANGED = {5, 2};

  @TempDir private Path home;
  private final Model model = SmallModel.create();
  private Path file;
  private QuietExplore window;
  private ExploreViewModel explore;

  @BeforeEach
  @SuppressWarnings("NullAway.Init")
  void open() {
    file = home.resolve("earlier.zip");
    SmallModel.write(withOtherUnits(model.network()), file);
    window = new QuietExplore(model, home, Session.FIRST);
    explore = new ExploreViewModel(window.bench);
    window.workspace.picture().open(QuietWindow.golden("coffee"));
    window.until(() -> explore.layer().maps().get() != null);
    explore.choice().to(model.network().find("conv3_2").orElseThrow(), CHANGED[0]);
    window.until(() -> QuietExplore.isProjected(explore));
  }

  @AfterEach
  void close() {
    explore.close();
    window.close();
  }

  private static Network withOtherUnits(Network network) {
    Operation.Convolution old =
        (Operation.Convolution) network.find("conv3_2").orElseThrow().operation();
    INDArray kernels = old.kernels().dup('c');
    for (int i = 0; i < kernels.length(); i++) {
      int channel = i % old.outputs();
      float factor = channel == CHANGED[0] ? 2 : channel == CHANGED[1] ? 1.1f : 1;
      kernels.putScalar(i, factor * kernels.getFloat(i));
    }
    return network.with(
        Map.of(
            "conv3_2",
            new Operation.Convolution(kernels, old.bias(), old.vertical(), old.horizontal())));
  }

  @Test
  void theSameUnitIsSeenThroughBothModels() {
    compare();
    ComparisonViewModel.Second second = explore.comparison().second().get();
    window.until(() -> isProjected(second) && QuietExplore.isProjected(explore));
    float now = explore.unit().unit().map().get().peak().value();
    float before = second.unit().map().get().peak().value();
    assertThat(explore.comparison().isOpen().get()).isTrue();
    assertThat(second.photograph().framing().get()).isEqualTo(explore.photograph().framing().get());
    // Twice the weights, and the same bias.
    assertThat(before).isGreaterThan(now);

    explore.choice().toUnit(7);
    window.until(() -> isProjected(second) && QuietExplore.isProjected(explore));
    assertThat(second.unit().map().get().channel()).isEqualTo(7);
    assertThat(explore.unit().unit().map().get().channel()).isEqualTo(7);
    assertThat(second.unit().map().get().map().values())
        .isEqualTo(explore.unit().unit().map().get().map().values());
  }

  @Test
  void theEarlierModelSeesTheNextPhotographOfTheSameSize() {
    compare();
    ComparisonViewModel.Second second = explore.comparison().second().get();
    window.until(() -> isProjected(second));

    window.workspace.picture().open(QuietWindow.golden("cat"));
    window.until(() -> explore.photograph().photograph().get().name().startsWith("cat"));
    assertThat(second.photograph().photograph().get())
        .isSameAs(explore.photograph().photograph().get());

    explore.choice().toUnit(7);
    window.until(() -> isProjected(second) && QuietExplore.isProjected(explore));
    assertThat(second.unit().map().get().map().values())
        .isEqualTo(explore.unit().unit().map().get().map().values());
  }

  @Test
  void unitsAreOrderedByHowMuchTheyChanged() {
    compare();
    explore.wall().order().set(WallViewModel.Order.CHANGE);
    WallViewModel.Wall wall = explore.wall().wall().get();
    assertThat(wall.channels()).startsWith(CHANGED).hasSize(16);
    double[] changes = Objects.requireNonNull(wall.changes());
    assertThat(changes[CHANGED[0]]).isBetween(0.4, 0.5);
    assertThat(changes[CHANGED[1]]).isBetween(0.08, 0.1);
    assertThat(changes[0]).isZero();

    window.before.stop();
    assertThat(explore.wall().order().get()).isEqualTo(WallViewModel.Order.NUMBER);
  }

  @Test
  void whenComparingEndsTheEarlierModelIsLeft() {
    compare();
    ComparisonViewModel.Second second = explore.comparison().second().get();
    window.until(() -> isProjected(second));
    window.before.stop();

    assertThat(second.photograph().inspection().get()).isNull();
    assertThat(explore.comparison().second().get().earlier()).isNull();
    assertThat(explore.comparison().second().get().photograph().photograph().get()).isNull();
  }

  @Test
  void aModelOfOtherLayersIsRefusedAndNothingIsCompared() {
    Path other = home.resolve("other.zip");
    Network network =
        Network.Builder.upTo(model.network(), model.network().find("pool2").orElseThrow())
            .add("mean", new Operation.GlobalAverage(), org.filterscope.network.Activation.IDENTITY)
            .add(
                "classes",
                org.filterscope.testing.RandomNetworks.ofSeed(1).dense(12, 2),
                org.filterscope.network.Activation.SOFTMAX)
            .build();
    SmallModel.write(network, other);
    window.before.compareWith(other);
    window.until(() -> !window.problems.isEmpty());
    assertThat(window.problems.get(0)).isInstanceOf(Problem.class).hasMessageContaining("conv3_1");
    assertThat(window.before.earlier().get()).isNull();
  }

  @Test
  void aModelTakenIntoUseCanBeComparedWithTheOneBeforeIt() {
    window.before.compareNext("tuned");
    Model tuned =
        new Model(
            "tuned",
            withOtherUnits(model.network()),
            model.preparation(),
            model.labels(),
            0,
            "tuned");
    window.inUse.set(new ModelInUse(tuned, new Inspector(window.engine, tuned)));
    window.until(() -> window.before.earlier().get() != null);
    OpenReference earlier = window.before.earlier().get();
    assertThat(earlier.used().model()).isSameAs(model);
    assertThat(earlier.byChange("conv3_2").orElseThrow()).startsWith(CHANGED);
    assertThat(earlier.byChange("mean")).isEmpty();

    window.inUse.set(window.used);
    assertThat(window.before.earlier().get()).isNull();
  }

  private void compare() {
    window.before.compareWith(file);
    window.until(() -> window.before.earlier().get() != null);
  }

  private boolean isProjected(ComparisonViewModel.Second second) {
    return QuietExplore.isProjected(explore, second)
        && second.unit().projection().get().projected() instanceof Projection;
  }
}
