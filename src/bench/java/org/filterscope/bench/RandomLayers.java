package org.filterscope.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.filterscope.explanation.ClassActivation;
import org.filterscope.explanation.Randomisation;
import org.filterscope.explanation.Target;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.ProjectionResult;
import org.filterscope.projection.Seed;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;

/**
 * How like the first picture of the likeliest class stays while layers become random, from the top
 * down: rank correlations for class activation and for the three kinds of projection.
 */
final class RandomLayers {

  private static final int MOST = 75;
  private static final int LEAST = 25;

  private RandomLayers() {}

  static void run(Inspector inspector, List<Path> photographs, Report report) {
    report.heading("Rank correlation with the first picture, as layers become random");
    Map<String, Map<String, Samples>> curves = new LinkedHashMap<>();
    for (int i = 0; i < photographs.size(); i++) {
      try (Inspection inspection = Photographs.inspect(inspector, photographs.get(i))) {
        Target target = Target.ofClass(inspection, OptionalInt.empty());
        String at = target.node().name();
        add(curves, report, "class activation", i, classActivations(inspection, target, i));
        for (Mode mode : Mode.values()) {
          add(
              curves,
              report,
              mode.name().toLowerCase(Locale.ROOT),
              i,
              projections(inspection, at, target.unit(), mode, i));
        }
      }
    }
    curves.forEach((name, curve) -> print(name, curve, report));
  }

  private static void add(
      Map<String, Map<String, Samples>> curves,
      Report report,
      String name,
      int photograph,
      List<? extends Randomisation.Step<?>> steps) {
    Map<String, Samples> curve = curves.computeIfAbsent(name, unseen -> new LinkedHashMap<>());
    for (Randomisation.Step<?> step : steps) {
      step.spearman()
          .ifPresent(
              value -> curve.computeIfAbsent(step.layer(), unseen -> new Samples()).add(value));
    }
    report.line(
        "  photograph %2d, %-16s %s",
        photograph + 1,
        name,
        steps.stream()
            .map(
                step ->
                    step.spearman().isPresent()
                        ? String.format(Locale.ROOT, "%.3f", step.spearman().getAsDouble())
                        : "-")
            .collect(Collectors.joining(" ")));
  }

  private static void print(String name, Map<String, Samples> curve, Report report) {
    report.line("  %s: median, and the middle half", name);
    curve.forEach(
        (layer, samples) ->
            report.line(
                "    random down to %-24s %6.3f  %6.3f to %6.3f  of %d",
                layer,
                samples.median(),
                samples.percentile(LEAST),
                samples.percentile(MOST),
                samples.count()));
  }

  private static List<Randomisation.Step<ClassActivation>> classActivations(
      Inspection inspection, Target target, long seed) {
    Network network = inspection.model().network();
    Node maps = ClassActivation.usualLayer(network, target.node()).orElseThrow();
    return Randomisation.ofClassActivation(
        inspection, maps, target, seed, first -> {}, step -> {}, Progress.NONE, Cancellation.NEVER);
  }

  /** No steps where the unit is silent: there is no first picture then. */
  private static List<Randomisation.Step<Projection>> projections(
      Inspection inspection, String layer, int unit, Mode mode, long seed) {
    ProjectionResult first =
        Answers.await(
            inspection.project(layer, unit, new Seed.Strongest(), mode, Cancellation.NEVER));
    return first instanceof Projection projection
        ? Randomisation.of(
            inspection, projection, seed, step -> {}, Progress.NONE, Cancellation.NEVER)
        : List.of();
  }
}
