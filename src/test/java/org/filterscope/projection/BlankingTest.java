package org.filterscope.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerPeaks;
import org.filterscope.activation.Pass;
import org.filterscope.activation.Peak;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureFolder;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Activation;
import org.filterscope.network.CroppedNetwork;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Preparation;
import org.filterscope.network.Region;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whether a projection shows what a cell depends on: pixels where it is strong are blanked, and the
 * cell is computed again (after Zeiler and Fergus 2013, section 4.2, who slid a grey square).
 */
class BlankingTest {

  private static final List<String> LAYERS =
      List.of("conv3_3", "conv4_1", "conv4_2", "conv4_3", "conv5_1", "conv5_2", "conv5_3");
  private static final int UNITS_OF_A_LAYER = 9;
  private static final int PLACES = 4;
  private static final Preparation PREPARATION = Preparation.kerasVgg();

  private static List<float[]> inputs = List.of();

  /** Of how many units the value fell more than with other pixels blanked. */
  private record Shares(int units, double thanShifted, double thanCentred) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "of %d units, %.1f %% fell more than with the shape at random places, %.1f %% more than"
              + " with a centred square",
          units,
          100 * thanShifted,
          100 * thanCentred);
    }
  }

  /** A unit's strongest cell of all photographs. */
  private record Strongest(Node node, int channel, int image, Peak peak) {}

  @BeforeAll
  static void readPhotographs() {
    PictureReader reader = new PictureReader();
    List<float[]> read = new ArrayList<>();
    for (Path file : PictureFolder.of(Path.of("assets", "photographs")).pictures()) {
      Picture picture = reader.read(file);
      Picture cut = PREPARATION.cut(picture, PREPARATION.framing(picture));
      read.add(PREPARATION.apply(cut.argb()));
    }
    inputs = read;
  }

  @AfterAll
  static void letGo() {
    inputs = List.of();
  }

  /** Point 9 of "Proof" in the reference on projections. */
  @Test
  void aCellNeedsThePixelsOfItsProjectionMoreThanOthers() {
    Shares shares = blank(Golden.vgg16Base());

    System.out.println("Blanking, VGG16 with its weights: " + shares);
    assertThat(shares.units()).isGreaterThanOrEqualTo(60);
    assertThat(shares.thanShifted()).as(shares.toString()).isGreaterThanOrEqualTo(0.9);
  }

  /** A projection alone is no proof that something was learned: random weights give them, too. */
  @Test
  void aNetworkThatLearnedNothingGivesProjectionsThatMatterToo() {
    Shares shares = blank(withRandomWeights(Golden.vgg16Base()));

    System.out.println("Blanking, VGG16 with random weights: " + shares);
    assertThat(shares.units()).isGreaterThanOrEqualTo(60);
    assertThat(shares.thanShifted()).as(shares.toString()).isGreaterThan(0.5);
  }

  private static Shares blank(Network network) {
    Random random = new Random(9);
    int units = 0;
    int thanShifted = 0;
    int thanCentred = 0;
    try (ForwardPass forward = new ForwardPass(network);
        Projector projector = new Projector()) {
      for (Strongest unit : strongest(network, forward, random)) {
        if (unit.peak().value() <= 0) {
          continue;
        }
        try (Blanked blanked = new Blanked(network, forward, unit)) {
          boolean[] shape = strongestTenth(blanked.project(projector));
          double fall = blanked.fall(shape);
          double shifted =
              IntStream.range(0, PLACES)
                  .mapToDouble(place -> blanked.fall(blanked.shifted(shape, random)))
                  .average()
                  .orElseThrow();
          units++;
          thanShifted += fall > shifted ? 1 : 0;
          thanCentred += fall > blanked.fall(blanked.centred(shape)) ? 1 : 0;
        }
      }
    }
    return new Shares(units, (double) thanShifted / units, (double) thanCentred / units);
  }

  private static List<Strongest> strongest(Network network, ForwardPass forward, Random random) {
    List<Strongest> strongest = new ArrayList<>();
    for (String layer : LAYERS) {
      Node node = network.find(layer).orElseThrow();
      random
          .ints(0, node.shape().channels())
          .distinct()
          .limit(UNITS_OF_A_LAYER)
          .forEach(channel -> strongest.add(new Strongest(node, channel, 0, new Peak(0, 0, 0))));
    }
    for (int image = 0; image < inputs.size(); image++) {
      try (Pass pass = forward.run(inputs.get(image), Cancellation.NEVER, () -> {})) {
        Map<String, LayerPeaks> peaks = new HashMap<>();
        for (int i = 0; i < strongest.size(); i++) {
          Strongest unit = strongest.get(i);
          Peak peak =
              peak(
                  peaks.computeIfAbsent(unit.node().name(), layer -> pass.peaks(unit.node())),
                  unit.channel());
          if (peak.value() > unit.peak().value()) {
            strongest.set(i, new Strongest(unit.node(), unit.channel(), image, peak));
          }
        }
      }
    }
    return strongest;
  }

  private static Peak peak(LayerPeaks peaks, int channel) {
    int cell = peaks.cells()[channel];
    return new Peak(cell / peaks.width(), cell % peaks.width(), peaks.values()[channel]);
  }

  /** The tenth of the pixels where the sum of squares over the colours is largest. */
  private static boolean[] strongestTenth(Projection projection) {
    int cells = projection.box().cells();
    int channels = projection.channels();
    double[] strength = new double[cells];
    for (int i = 0; i < projection.values().length; i++) {
      strength[i / channels] += (double) projection.values()[i] * projection.values()[i];
    }
    int tenth = Math.max(1, cells / 10);
    double[] sorted = strength.clone();
    Arrays.sort(sorted);
    double least = sorted[cells - tenth];
    int equals = tenth - (int) Arrays.stream(sorted).filter(value -> value > least).count();
    boolean[] shape = new boolean[cells];
    for (int pixel = 0; pixel < cells; pixel++) {
      // Of equals the first count, as many as are missing.
      shape[pixel] = strength[pixel] > least || (strength[pixel] == least && equals-- > 0);
    }
    return shape;
  }

  private static Network withRandomWeights(Network trained) {
    RandomNetworks random = RandomNetworks.ofSeed(1);
    Network.Builder builder = new Network.Builder(trained.node(0).name(), trained.input());
    for (Node node : trained.nodes().subList(1, trained.nodes().size())) {
      Operation operation =
          node.operation() instanceof Operation.Convolution convolution
              ? random.convolution(
                  convolution.inputs(), convolution.outputs(), convolution.vertical())
              : node.operation();
      Activation activation = node.activation();
      builder.add(node.name(), operation, activation);
    }
    return builder.build();
  }

  /** A unit's strongest cell, seen with parts of its receptive field blanked. */
  private static final class Blanked implements AutoCloseable {
    private final CroppedNetwork excerpt;
    private final ForwardPass forward;
    private final Strongest unit;
    private final float[] input;
    private final Pass whole;
    private final float value;

    /** The receptive field, in the excerpt. */
    private final Region field;

    Blanked(Network network, ForwardPass forward, Strongest unit) {
      this.forward = forward;
      this.unit = unit;
      excerpt = CroppedNetwork.of(network, unit.node(), unit.peak().row(), unit.peak().column());
      input = part(inputs.get(unit.image()), network.input().width(), excerpt.part());
      field = excerpt.network().receptiveField(excerpt.node(), excerpt.row(), excerpt.column());
      whole = forward.run(excerpt, input, Cancellation.NEVER, () -> {});
      value = value(whole);
    }

    Projection project(Projector projector) {
      Seed.Cell cell = new Seed.Cell(excerpt.row(), excerpt.column());
      Projection projection =
          (Projection)
              projector.project(
                  whole,
                  excerpt.node(),
                  unit.channel(),
                  cell,
                  Mode.DECONVNET,
                  Cancellation.NEVER,
                  () -> {});
      assertThat(projection.box()).isEqualTo(field);
      return projection;
    }

    /** How much of the cell's value is lost with these pixels of the field at the mean colour. */
    double fall(boolean[] blank) {
      float[] blanked = input.clone();
      for (int i = 0; i < blank.length; i++) {
        if (blank[i]) {
          int row = field.top() + i / field.width();
          int column = field.left() + i % field.width();
          int pixel = row * excerpt.part().width() + column;
          Arrays.fill(blanked, 3 * pixel, 3 * pixel + 3, 0);
        }
      }
      try (Pass pass = forward.run(excerpt, blanked, Cancellation.NEVER, () -> {})) {
        return value - value(pass);
      }
    }

    /** The shape elsewhere; what leaves the field on one side comes in on the other. */
    boolean[] shifted(boolean[] shape, Random random) {
      int down = random.nextInt(field.height());
      int across = random.nextInt(field.width());
      boolean[] shifted = new boolean[shape.length];
      for (int y = 0; y < field.height(); y++) {
        for (int x = 0; x < field.width(); x++) {
          int target = (y + down) % field.height() * field.width() + (x + across) % field.width();
          shifted[target] = shape[y * field.width() + x];
        }
      }
      return shifted;
    }

    /** A square of the shape's area in the field's middle. */
    boolean[] centred(boolean[] shape) {
      long area = IntStream.range(0, shape.length).filter(i -> shape[i]).count();
      int side = (int) Math.round(Math.sqrt((double) area));
      int top = (field.height() - side) / 2;
      int left = (field.width() - side) / 2;
      boolean[] square = new boolean[shape.length];
      for (int y = Math.max(0, top); y < Math.min(top + side, field.height()); y++) {
        for (int x = Math.max(0, left); x < Math.min(left + side, field.width()); x++) {
          square[y * field.width() + x] = true;
        }
      }
      return square;
    }

    private float value(Pass pass) {
      return pass.map(excerpt.node(), unit.channel()).at(excerpt.row(), excerpt.column());
    }

    @Override
    public void close() {
      whole.close();
    }

    private static float[] part(float[] input, int width, Region part) {
      float[] values = new float[part.cells() * 3];
      for (int y = 0; y < part.height(); y++) {
        int from = 3 * ((part.top() + y) * width + part.left());
        System.arraycopy(input, from, values, 3 * y * part.width(), 3 * part.width());
      }
      return values;
    }
  }
}
