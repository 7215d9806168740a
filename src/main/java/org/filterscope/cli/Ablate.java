package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.filterscope.export.Percent;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Network;
import org.filterscope.task.Answers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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

  @Parameters(paramLabel = "IMAGE", description = "The photograph.")
  private Path image;

  @Option(
      names = "--off",
      paramLabel = "LAYER/C[,C...]",
      required = true,
      converter = UnitsOfLayer.Converter.class,
      description = "Units to switch off: a layer and channels, from 0. May be repeated.")
  private List<UnitsOfLayer> off;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "5",
      description = "Number of classes to print (default: ${DEFAULT-VALUE}).")
  private int top;

  /** The JSON object. */
  record Result(List<Classify.Probability> before, List<Classify.Probability> after) {}

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    if (top < 1) {
      throw new ParameterException(line, "--top: at least 1, not " + top);
    }
    Result result;
    try (OpenModel open = root.openModel()) {
      Map<String, Set<Integer>> units = units(open.model().network(), line);
      try (Inspection inspection = open.inspect(image)) {
        result =
            new Result(
                likeliest(inspection.classes()),
                likeliest(Answers.await(inspection.classesWithout(units, open.cancellation()))));
      }
    }
    Output output = root.output();
    output.json(result);
    output.text(text -> print(result, text));
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
