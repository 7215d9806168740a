package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.filterscope.experiment.result.ResultTable;
import org.filterscope.explanation.AblationCurve;
import org.filterscope.explanation.AnswerChange;
import org.filterscope.explanation.UnitSets;
import org.filterscope.export.Percent;
import org.filterscope.export.ReadableLabels;
import org.filterscope.figure.BarChart;
import org.filterscope.figure.ExplanationPlots;
import org.filterscope.figure.PlotFigure;
import org.filterscope.figure.PlotNames;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureFolder;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.task.Answers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Switches units off and prints how the answer changes. */
@Command(
    name = "ablate",
    description = {
      "Prints the most likely classes with all units and with some switched off.",
      "A unit that is off gives zero everywhere. Shows whether the answer needs the units; what"
          + " several do together is not the sum of what each does alone."
    })
final class Ablate implements Runnable {

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "IMAGE|FOLDER",
      description = "The photograph; with --curve, a folder of photographs.")
  private Path image;

  @Option(
      names = "--off",
      paramLabel = "LAYER/C[,C...]",
      converter = UnitsOfLayer.Converter.class,
      description = "Units to switch off: a layer and channels, from 0. May be repeated.")
  private List<UnitsOfLayer> off = List.of();

  @Option(
      names = "--all-but",
      description = "Keep the units of --off on, and switch all others of their layers off.")
  private boolean isAllBut;

  @Option(
      names = "--curve",
      paramLabel = "L",
      description =
          "Switch off 1, 2, 4 ... 256 units of a layer, on photographs of a folder: ranked by what"
              + " they contribute on one half of them, measured on the other, beside random units.")
  private @Nullable String curve;

  @Mixin private ClassOption target;

  @Option(
      names = "--photographs",
      paramLabel = "N",
      defaultValue = "20",
      description = "Largest number of photographs for --curve (default: ${DEFAULT-VALUE}).")
  private int photographs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "The same number gives the same random units for --curve (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "5",
      description = "Number of classes to print (default: ${DEFAULT-VALUE}).")
  private int top;

  @Mixin private ResultOption out;

  /** The JSON object. */
  record Result(List<Classify.Probability> before, List<Classify.Probability> after) {}

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    if (top < 1) {
      throw new ParameterException(line, "--top: at least 1, not " + top);
    }
    if (off.isEmpty() == (curve == null)) {
      throw new ParameterException(line, "--off or --curve: one of them says what to switch off");
    }
    out.requireUsable(line, image);
    if (curve != null) {
      measure(curve, line);
      return;
    }
    AnswerChange change;
    try (OpenModel open = root.openModel()) {
      Map<String, ? extends Set<Integer>> units = units(open.model().network(), line);
      if (isAllBut) {
        units = UnitSets.allBut(open.model(), units);
      }
      try (Inspection inspection = open.inspect(image)) {
        change =
            new AnswerChange(
                inspection.classes(),
                Answers.await(inspection.classesWithout(units, open.cancellation())));
      }
    }
    out.write(table(change), () -> figure(change));
    Result result = new Result(likeliest(change.before()), likeliest(change.after()));
    Output output = root.output();
    output.json(result);
    output.text(text -> print(result, text));
    output.text(out::printFiles);
  }

  private static ResultTable table(AnswerChange change) {
    return new ResultTable(
        List.of("index", "label", "before", "after"),
        change.all().stream()
            .map(one -> List.<Object>of(one.index(), one.label(), one.before(), one.after()))
            .toList());
  }

  private Picture figure(AnswerChange change) {
    return new BarChart(
            name() + ", with units switched off",
            "probability, %",
            List.of("with all units", "without these"),
            change.likeliest(top, OptionalInt.empty()).stream()
                .map(
                    one ->
                        new BarChart.Line(
                            ReadableLabels.nameOf(one.label()), List.of(one.before(), one.after())))
                .toList())
        .picture();
  }

  private static ResultTable table(AblationCurve curve) {
    return new ResultTable(
        List.of("off", "probability", "random"),
        curve.points().stream()
            .map(point -> List.<Object>of(point.off(), point.probability(), point.random()))
            .toList());
  }

  private Picture figure(AblationCurve curve) {
    String heading =
        String.format(
            Locale.ROOT,
            "%s in %s, units of %s",
            ReadableLabels.nameOf(curve.label()),
            name(),
            curve.layer());
    return PlotFigure.of(
        List.of(new PlotFigure.Group(heading, List.of(ExplanationPlots.curve(curve)))),
        PlotNames.ENGLISH);
  }

  private String name() {
    return OneLine.of(String.valueOf(image.getFileName()));
  }

  private void measure(String layer, CommandLine line) {
    Output output = root.output();
    AblationCurve measured;
    try (OpenModel open = root.openModel();
        TerminalProgress progress = root.progressInParts()) {
      Node node = LayerChoice.layer(open.model().network(), layer, line);
      OptionalInt index = target.of(open.model(), line);
      if (index.isEmpty()) {
        throw new ParameterException(line, "--curve: name the class with --class");
      }
      List<Path> all = PictureFolder.walk(image);
      measured =
          AblationCurve.of(
              open.inspector(),
              root.services().pictures(),
              all.subList(0, Math.min(Math.max(photographs, 0), all.size())),
              node,
              index.getAsInt(),
              seed,
              (photograph, reason) -> output.skipped(reason),
              progress,
              open.cancellation());
    }
    out.write(table(measured), () -> figure(measured));
    output.json(measured);
    output.text(text -> print(measured, text));
    output.text(out::printFiles);
  }

  private static void print(AblationCurve curve, PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "%s, units of %s ranked on %d photographs, measured on %d%n",
        OneLine.of(curve.label()),
        curve.layer(),
        curve.ranked(),
        curve.measured());
    text.println("Units off, mean probability without the most important, without random ones:");
    Table table = new Table(">>>");
    curve
        .points()
        .forEach(
            point ->
                table.row(
                    point.off(), Percent.of(point.probability()), Percent.of(point.random())));
    table.print(text, "  ");
  }

  private Map<String, Set<Integer>> units(Network network, CommandLine line) {
    Map<String, Set<Integer>> units = new LinkedHashMap<>();
    for (UnitsOfLayer some : off) {
      String layer = some.of(network, line).name();
      units.computeIfAbsent(layer, name -> new TreeSet<>()).addAll(some.channels());
    }
    return units;
  }

  private List<Classify.Probability> likeliest(List<ClassProbability> classes) {
    return classes.stream()
        .limit(top)
        .map(one -> new Classify.Probability(one.label(), one.index(), one.probability()))
        .toList();
  }

  private static void print(Result result, PrintWriter text) {
    print("With all units:", result.before(), text);
    print("With the units switched off:", result.after(), text);
  }

  private static void print(String title, List<Classify.Probability> classes, PrintWriter text) {
    text.println(title);
    Table table = new Table("<>");
    classes.forEach(one -> table.row(one.label(), Percent.of(one.probability())));
    table.print(text, "  ");
  }
}
