package org.filterscope.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.filterscope.activation.Pass;
import org.filterscope.activation.SwitchedOff;
import org.filterscope.explanation.ContributionGraph;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Network;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;

/**
 * Whether the contributions add up to the score, and whether the units that a graph shows matter:
 * they are switched off beside as many random ones of the same layers. So are other random ones.
 */
final class SwitchedOffUnits {

  private static final int DEPTH = 3;
  private static final int WIDTH = 4;
  private static final double LARGEST_REST = 0.01;

  private SwitchedOffUnits() {}

  static void run(Inspector inspector, List<Path> photographs, Report report) {
    report.heading("Switching off the units that speak for the class, beside random ones");
    report.line(
        "  %-32s %-20s %7s %9s %9s %9s %9s",
        "photograph", "class", "score", "rest", "shown", "random", "random 2");
    int shownFallMore = 0;
    int randomFallMore = 0;
    int count = 0;
    double largestRest = 0;
    for (Path photograph : photographs) {
      // A seed for each photograph: its row is the same whichever others there are.
      Random random = new Random(photograph.getFileName().toString().hashCode());
      try (Inspection inspection = Photographs.inspect(inspector, photograph)) {
        ContributionGraph graph =
            ContributionGraph.of(inspection, OptionalInt.empty(), DEPTH, WIDTH, Cancellation.NEVER);
        double rest =
            graph.layers().stream()
                .mapToDouble(layer -> Math.abs(layer.rest() / graph.score()))
                .max()
                .orElseThrow();
        double shown = scoreWithout(inspection, graph.target(), shown(graph));
        double one = scoreWithout(inspection, graph.target(), drawn(graph, inspection, random));
        double other = scoreWithout(inspection, graph.target(), drawn(graph, inspection, random));
        report.line(
            "  %-32s %-20s %7.3f %9.2g %9.3f %9.3f %9.3f",
            photograph.subpath(photograph.getNameCount() - 2, photograph.getNameCount()),
            graph.label(),
            graph.score(),
            rest,
            shown,
            one,
            other);
        largestRest = Math.max(largestRest, rest);
        shownFallMore += shown < one ? 1 : 0;
        randomFallMore += other < one ? 1 : 0;
        count++;
      }
    }
    report.share("the largest rest of a layer, of the score", largestRest, LARGEST_REST);
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
}
