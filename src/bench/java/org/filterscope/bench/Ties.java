package org.filterscope.bench;

import ai.djl.engine.EngineException;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.activation.winograd.WinogradTile;
import org.filterscope.image.PictureFolder;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Preparation;
import org.filterscope.projection.SettledDecisions;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.SharedFolder;
import org.jspecify.annotations.Nullable;

/**
 * Rectifiers and pooling switches that differ from those of a pass in double precision, for several
 * ways of computing in single precision, and for what projections use.
 */
final class Ties implements Section {

  /**
   * Values that double precision cannot tell apart, relative to the layer's largest. What is closer
   * is not settled by it, and not counted.
   */
  private static final double UNSETTLED = 1e-12;

  /** Which of the decisions differ, by kind of decision. */
  private static final class Differences {
    private final Map<String, Long> switches = new LinkedHashMap<>();
    private long rectifiers;
  }

  @Override
  public void run(Options options, Report report) throws Exception {
    report.heading("Decisions that differ from a pass in double precision");
    if (!SharedFolder.exists()) {
      report.skipped("ties", "there is no folder shared");
      return;
    }
    List<Path> all = PictureFolder.walk(SharedFolder.path("data/imagenette/val"));
    int count = Math.min(options.photographs(), all.size());
    Network network = Base.network();
    Costs costs = new Costs();
    Map<String, Differences> found = new LinkedHashMap<>();
    Libtorch libtorch = libtorch(network, options, report);
    long[] decided = new long[2];
    try (DoublePass exact = new DoublePass(network);
        TiledPass two = new TiledPass(network, WinogradTile.TWO);
        TiledPass four = new TiledPass(network, WinogradTile.FOUR);
        ForwardPass forward = new ForwardPass(network)) {
      for (int i = 0; i < count; i++) {
        float[] input = input(all.get(i * all.size() / count));
        Map<String, Decisions> made = new LinkedHashMap<>();
        if (libtorch != null) {
          made.put("libtorch, single precision", libtorch.decisions(network, input));
        }
        made.put("F(2 x 2, 3 x 3)", two.run(input));
        made.put("F(4 x 4, 3 x 3)", four.run(input));
        ours(forward, input, made, costs);
        made.keySet().forEach(name -> found.computeIfAbsent(name, key -> new Differences()));
        exact.run(
            input,
            (node, sums) -> {
              decided[0] += sums.length;
              compareRectifiers(node, sums, made, found);
              Node next = network.node(node.index() + 1);
              if (next.operation() instanceof Operation.MaxPooling) {
                decided[1] += next.shape().size();
                compareSwitches(node, next, sums, made, found);
              }
            });
      }
    } finally {
      if (libtorch != null) {
        libtorch.close();
      }
    }
    print(found, decided, count, report);
    costs.print(report);
  }

  private static @Nullable Libtorch libtorch(Network network, Options options, Report report) {
    try {
      return new Libtorch(network, new float[network.input().size()], 1, options.threads());
    } catch (EngineException | LinkageError e) {
      report.skipped("libtorch", "its natives are missing or do not run here (" + e + ")");
      return null;
    }
  }

  private static float[] input(Path file) {
    Preparation preparation = Preparation.kerasVgg();
    return preparation.apply(preparation.framed(new PictureReader(), file).pixels().argb());
  }

  /** The engine's own maps, and what projections use. */
  private static void ours(
      ForwardPass forward, float[] input, Map<String, Decisions> made, Costs costs) {
    Network network = forward.network();
    Decisions plain = new Decisions(network);
    Decisions used = new Decisions(network);
    double start = processorSeconds();
    try (Pass pass = forward.run(input, Cancellation.NEVER, () -> {});
        SettledDecisions settled = new SettledDecisions(pass)) {
      double between = processorSeconds();
      costs.passes.add(between - start);
      Map<Node, int[]> switches = new LinkedHashMap<>();
      for (Node node : network.layers()) {
        if (node.operation() instanceof Operation.MaxPooling pooling) {
          switches.put(node, settled.switches(node, pooling));
        }
      }
      double after = processorSeconds();
      costs.switches.add(after - between);
      double rectifiers = 0;
      for (Node node : network.layers()) {
        if (node.operation() instanceof Operation.Convolution) {
          double before = processorSeconds();
          float[] activations = settled.activations(node);
          rectifiers += processorSeconds() - before;
          used.enter(node, activations);
          plain.enter(node, Base.channelsLast(pass.maps(node)));
        }
      }
      costs.rectifiers.add(rectifiers);
      switches.forEach(used::enterSwitches);
    }
    made.put("the engine's tiles, before", plain);
    made.put("what projections use", used);
  }

  private static void compareRectifiers(
      Node node, double[] sums, Map<String, Decisions> made, Map<String, Differences> found) {
    double least = UNSETTLED * largest(sums);
    made.forEach(
        (name, decisions) -> {
          int count = 0;
          for (int i = 0; i < sums.length; i++) {
            if (Math.abs(sums[i]) > least && decisions.isOpen(node, i) != sums[i] > 0) {
              count++;
            }
          }
          Objects.requireNonNull(found.get(name)).rectifiers += count;
        });
  }

  private static void compareSwitches(
      Node node,
      Node pooling,
      double[] sums,
      Map<String, Decisions> made,
      Map<String, Differences> found) {
    double least = UNSETTLED * largest(sums);
    for (int i = 0; i < pooling.shape().size(); i++) {
      double[] window = new double[4];
      for (int tap = 0; tap < 4; tap++) {
        window[tap] = sums[Decisions.place(node.shape(), i, tap)];
      }
      int place = i;
      made.forEach(
          (name, decisions) -> {
            if (isWrong(window, decisions.chosen(pooling, place), least)) {
              Objects.requireNonNull(found.get(name)).switches.merge(pooling.name(), 1L, Long::sum);
            }
          });
    }
  }

  /** Whether a window's switch is not the one that exact arithmetic settles. */
  private static boolean isWrong(double[] window, int chosen, double least) {
    double best = Math.max(Math.max(window[0], window[1]), Math.max(window[2], window[3]));
    if (best < -least) {
      return chosen != 0;
    }
    return best > least && best - Math.max(window[chosen], 0) > least;
  }

  private static double largest(double[] sums) {
    double largest = 0;
    for (double sum : sums) {
      largest = Math.max(largest, Math.abs(sum));
    }
    return largest;
  }

  private static void print(
      Map<String, Differences> found, long[] decided, int photographs, Report report) {
    report.line(
        "  %d photographs, %d rectifiers and %d switches; closer than %.0e of a layer's largest"
            + " value is not counted",
        photographs, decided[0], decided[1], UNSETTLED);
    found.forEach(
        (name, differences) -> {
          List<String> layers = new ArrayList<>();
          differences.switches.forEach((layer, count) -> layers.add(layer + " " + count));
          long switches = differences.switches.values().stream().mapToLong(Long::valueOf).sum();
          report.line(
              "  %-40s %8d rectifiers, %6d switches %s",
              name, differences.rectifiers, switches, layers);
        });
  }

  private static double processorSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  /** What deciding again takes, beside the pass, in the processors' time. */
  private static final class Costs {
    private final Samples passes = new Samples();
    private final Samples switches = new Samples();
    private final Samples rectifiers = new Samples();

    void print(Report report) {
      report.seconds("a forward pass, of the processors", passes);
      report.seconds("all its switches as projections use them", switches);
      report.seconds("all its rectifiers as they use them", rectifiers);
      report.line(
          "  %-40s %8.2f and %.2f forward passes, by medians",
          "that is", switches.median() / passes.median(), rectifiers.median() / passes.median());
    }
  }
}
