package org.filterscope.bench;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projector;
import org.filterscope.projection.Seed;
import org.filterscope.task.Cancellation;

/** A unit's strongest cell projected back to the pixels, beside one forward pass. */
final class Projections implements Section {

  private static final int UNITS = 8;

  /** Rounds before the first that counts: compilation, transformed kernels, scratch memory. */
  private static final int WARM_UP = 2;

  /**
   * A layer to project from.
   *
   * @param limit what a projection may take of one forward pass: the deeper, the larger its field
   * @param units what each of its units took
   */
  private record Layer(String name, double limit, List<Samples> units) {
    Layer(String name, double limit) {
      this(name, limit, Stream.generate(Samples::new).limit(UNITS).toList());
    }
  }

  @Override
  public void run(Options options, Report report) {
    report.heading("A deconvnet projection from the strongest cell, beside one forward pass");
    Samples passes = new Samples();
    List<Layer> layers =
        List.of(new Layer("conv3_3", 0.05), new Layer("conv4_3", 0.20), new Layer("conv5_3", 0.70));
    Network network = Base.network();
    float[] input = Base.input(1);
    try (ForwardPass forward = new ForwardPass(network);
        Projector projector = new Projector()) {
      for (int round = -WARM_UP; round < options.rounds(); round++) {
        if (round == 0) {
          passes.clear();
          layers.forEach(layer -> layer.units().forEach(Samples::clear));
        }
        passes.time(() -> forward.run(input, Cancellation.NEVER, () -> {}).close());
        try (Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
          layers.forEach(layer -> project(projector, pass, layer));
        }
      }
    }
    report.seconds("forward pass", passes);
    for (Layer layer : layers) {
      Samples least = new Samples();
      layer.units().forEach(unit -> least.add(unit.least()));
      report.line(
          "  %-40s %8.4f s, the dearest unit %.4f s",
          "from " + layer.name() + ", the median of " + UNITS + " units",
          least.median(),
          least.largest());
      report.share("of one forward pass", least.median() / passes.least(), layer.limit());
    }
  }

  private static void project(Projector projector, Pass pass, Layer layer) {
    Node node = pass.network().find(layer.name()).orElseThrow();
    List<Integer> channels = units(pass, node);
    for (int i = 0; i < UNITS; i++) {
      int channel = channels.get(i);
      layer
          .units()
          .get(i)
          .time(
              () ->
                  projector.project(
                      pass,
                      node,
                      channel,
                      new Seed.Strongest(),
                      Mode.DECONVNET,
                      Cancellation.NEVER,
                      () -> {}));
    }
  }

  /** Units from all over the layer that something in the image excites. */
  private static List<Integer> units(Pass pass, Node node) {
    int[] active =
        IntStream.range(0, node.shape().channels())
            .filter(channel -> pass.map(node, channel).peak().value() > 0)
            .toArray();
    return IntStream.range(0, UNITS).mapToObj(i -> active[i * active.length / UNITS]).toList();
  }
}
