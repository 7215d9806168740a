package org.filterscope.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.activation.SwitchedOff;
import org.filterscope.explanation.ContributionGraph;
import org.filterscope.explanation.CoverGrid;
import org.filterscope.explanation.Occlusion;
import org.filterscope.explanation.OcclusionMaps;
import org.filterscope.explanation.Randomisation;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureFolder;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Progress;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SharedFolder;

/** Explanations of an answer: what they cost, and how they stand the tests that are put to them. */
final class Explanations implements Section {

  private static final int PASSES = 20;
  private static final String RANDOMISED = "conv4_3";
  private static final double MOST_OF_PASSES = 0.4;

  @Override
  public void run(Options options, Report report) throws Exception {
    Model model = Golden.builtIn();
    try (Engine engine = new Engine();
        Inspector inspector = new Inspector(engine, model)) {
      Picture picture = new Picture(224, 224, Golden.pixels("cat"));
      try (Inspection inspection =
          Answers.await(
              inspector.inspect(picture, inspector.framing(picture), Cancellation.NEVER))) {
        cover(inspection, inspector, report);
      }
      if (SharedFolder.exists()) {
        contributions(inspector, options.images(), report);
        randomised(inspector, options.images() / 5, report);
      } else {
        report.skipped("contributions", "there is no folder shared");
      }
    }
  }

  /** All four parts of figure 7 beside as many forward passes, in the processors' time. */
  private static void cover(Inspection inspection, Inspector inspector, Report report) {
    report.heading("13 x 13 positions of a square, beside a forward pass for each");
    Model model = inspection.model();
    Occlusion occlusion =
        new Occlusion(
            CoverGrid.over(model.network().input(), 32, 16),
            model.preparation().meanColour(),
            inspection.layer("conv5_3"),
            OptionalInt.empty(),
            OptionalInt.empty());
    int[] argb = inspection.input().argb();
    double passes = 0;
    double covering = 0;
    for (int round = -1; round < 2; round++) {
      double start = processorSeconds();
      for (int i = 0; i < PASSES; i++) {
        Answers.await(inspector.classify(argb, Cancellation.NEVER));
      }
      double between = processorSeconds();
      OcclusionMaps maps =
          occlusion.cover(inspection, one -> {}, Progress.NONE, Cancellation.NEVER);
      Answers.await(
          inspection.project(
              maps.layer(),
              maps.channel(),
              new Seed.WholeMap(),
              Mode.DECONVNET,
              Cancellation.NEVER));
      double end = processorSeconds();
      passes = between - start;
      covering = end - between;
    }
    report.line("  %-40s %8.4f s of the processors", "a forward pass", passes / PASSES);
    report.line("  %-40s %8.4f s of the processors", "covering", covering);
    report.share("of 169 forward passes", covering / (passes / PASSES * 169), MOST_OF_PASSES);
  }

  /**
   * Units that a graph shows, switched off beside as many random ones of the same layers; and
   * random ones beside random ones.
   */
  private static void contributions(Inspector inspector, int images, Report report) {
    report.heading("Switching off the units that speak for the class, beside random ones");
    List<Path> all = PictureFolder.walk(SharedFolder.path("data/imagenette/val"));
    Random random = new Random(1);
    int shownFallMore = 0;
    int randomFallMore = 0;
    int count = Math.min(images, all.size());
    double worstRest = 0;
    for (int i = 0; i < count; i++) {
      Picture picture = new PictureReader().read(all.get(i * all.size() / count));
      try (Inspection inspection =
          Answers.await(
              inspector.inspect(picture, inspector.framing(picture), Cancellation.NEVER))) {
        ContributionGraph graph =
            ContributionGraph.of(inspection, OptionalInt.empty(), 3, 4, Cancellation.NEVER);
        for (ContributionGraph.Layer layer : graph.layers()) {
          worstRest = Math.max(worstRest, Math.abs(layer.rest() / graph.score()));
        }
        double shown = scoreWithout(inspection, graph.target(), shown(graph));
        double one = scoreWithout(inspection, graph.target(), drawn(graph, inspection, random));
        double other = scoreWithout(inspection, graph.target(), drawn(graph, inspection, random));
        shownFallMore += shown < one ? 1 : 0;
        randomFallMore += other < one ? 1 : 0;
      }
    }
    report.line("  %-40s %8.6f of the score", "the largest rest of a layer", worstRest);
    report.line(
        "  %-40s %5d of %d photographs; limit %d",
        "shown units lower the score more on", shownFallMore, count, count * 9 / 10);
    report.line("  %-40s %5d of %d", "random units do on", randomFallMore, count);
  }

  private static Map<String, Set<Integer>> shown(ContributionGraph graph) {
    Map<String, Set<Integer>> units = new LinkedHashMap<>();
    for (ContributionGraph.Unit unit : graph.nodes().subList(1, graph.nodes().size())) {
      units.computeIfAbsent(unit.layer(), layer -> new LinkedHashSet<>()).add(unit.channel());
    }
    return units;
  }

  /** As many random units of each layer. */
  private static Map<String, Set<Integer>> drawn(
      ContributionGraph graph, Inspection inspection, Random random) {
    Map<String, Set<Integer>> units = new LinkedHashMap<>();
    shown(graph)
        .forEach(
            (layer, shown) -> {
              int channels = inspection.layer(layer).shape().channels();
              Set<Integer> drawn = new LinkedHashSet<>();
              while (drawn.size() < shown.size()) {
                drawn.add(random.nextInt(channels));
              }
              units.put(layer, drawn);
            });
    return units;
  }

  private static double scoreWithout(
      Inspection inspection, int target, Map<String, Set<Integer>> units) {
    Network network = inspection.model().network();
    float[] input = inspection.model().preparation().apply(inspection.input().argb());
    SwitchedOff off = SwitchedOff.of(network, units);
    return Answers.await(
        inspection.inBackground(
            hand -> {
              try (Pass pass =
                  hand.forward().runWithout(off, input, Cancellation.NEVER, () -> {})) {
                return (double) pass.logit(network.output(), target);
              }
            }));
  }

  /** Rank correlations of projections as layers become random, from the top down. */
  private static void randomised(Inspector inspector, int images, Report report) {
    report.heading(
        "Rank correlation of the strongest %s unit's projection with the first"
            .formatted(RANDOMISED));
    List<Path> all = PictureFolder.walk(SharedFolder.path("data/imagenette/val"));
    Map<Mode, Map<String, Samples>> curves = new EnumMap<>(Mode.class);
    for (int i = 0; i < images; i++) {
      Picture picture = new PictureReader().read(all.get(i * all.size() / images));
      try (Inspection inspection =
          Answers.await(
              inspector.inspect(picture, inspector.framing(picture), Cancellation.NEVER))) {
        for (Mode mode : Mode.values()) {
          Map<String, Samples> curve = curves.computeIfAbsent(mode, key -> new LinkedHashMap<>());
          for (Randomisation.Step<Projection> step : steps(inspection, mode, i)) {
            Samples samples = curve.computeIfAbsent(step.layer(), layer -> new Samples());
            step.spearman().ifPresent(samples::add);
          }
        }
      }
    }
    curves.forEach(
        (mode, curve) -> {
          report.line("  %s, the median of %d photographs", mode, images);
          curve.forEach(
              (layer, samples) ->
                  report.line(
                      "    random down to %-24s %6.3f",
                      layer, samples.count() == 0 ? Double.NaN : samples.median()));
        });
  }

  private static List<Randomisation.Step<Projection>> steps(
      Inspection inspection, Mode mode, long seed) {
    LayerMaps maps = Answers.await(inspection.maps(RANDOMISED));
    int strongest = 0;
    for (int c = 1; c < maps.shape().channels(); c++) {
      strongest = maps.peak(c).value() > maps.peak(strongest).value() ? c : strongest;
    }
    Projection first =
        (Projection)
            Answers.await(
                inspection.project(
                    RANDOMISED, strongest, new Seed.Strongest(), mode, Cancellation.NEVER));
    return Randomisation.of(inspection, first, seed, step -> {}, Progress.NONE, Cancellation.NEVER);
  }

  private static double processorSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }
}
