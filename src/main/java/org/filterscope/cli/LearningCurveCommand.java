package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.filterscope.lesson.learning.AccuracyCurve;
import org.filterscope.lesson.learning.LearningCurve;
import org.filterscope.task.SafeFile;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.report.WilsonInterval;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures how much pretrained features help, as learning curves. */
@Command(
    name = "learning-curve",
    description = {
      "Measures how accurate a head is on held-out photographs, depending on how many photographs"
          + " it learned from: once on the model's features, once on the features of the same"
          + " network with random weights.",
      "Both use the same head, settings and photographs. The intervals only say how precisely each"
          + " head was measured; a head trained on other photographs gives another result. Try"
          + " several seeds."
    })
final class LearningCurveCommand implements Runnable {

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "A folder with one subfolder per class.")
  private Path folder;

  @Option(
      names = "--photographs",
      paramLabel = "N,N",
      split = ",",
      defaultValue = "2,5,10,20,50",
      description =
          "How many photographs per class to learn from, separated by commas. Numbers larger than the"
              + " smallest class are skipped (default: ${DEFAULT-VALUE}).")
  private List<Integer> photographs;

  @Option(
      names = "--held-out",
      paramLabel = "SHARE",
      defaultValue = "0.2",
      description =
          "The share of photographs to hold out for testing, between 0 and 1 (default:"
              + " ${DEFAULT-VALUE}).")
  private double heldOut;

  @Option(
      names = "--most-held-out",
      paramLabel = "N",
      defaultValue = "50",
      description = "Hold out at most this many photographs per class (default: ${DEFAULT-VALUE}).")
  private int mostHeldOut;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Seed for the split, the order of the photographs and the random weights. The same seed"
              + " gives the same result (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "F.json",
      description = "Also write the result as JSON to this file.")
  private @Nullable Path out;

  /** The JSON object. */
  record Result(
      String model, List<String> classes, long seed, int heldOut, List<Measured> points) {}

  /** The result of one head, as shares from 0 to 1. */
  record Measured(
      boolean pretrained, int photographs, int correct, double accuracy, double[] confidence95) {

    static Measured of(AccuracyCurve.Point point) {
      WilsonInterval interval = point.confidence95();
      return new Measured(
          point.isPretrained(),
          point.photographs(),
          point.correct(),
          point.accuracy(),
          new double[] {interval.low(), interval.high()});
    }
  }

  @Override
  public void run() {
    requireUsable();
    AccuracyCurve curve;
    try (OpenModel open = root.openModel();
        FeatureCache cache = FeatureCache.open(root.services().caches());
        TerminalProgress progress = root.progress()) {
      curve =
          open.learningCurve(cache)
              .measure(
                  new LearningCurve.Task(folder, photographs, heldOut, mostHeldOut, seed),
                  (step, done, total, detail) -> progress.report(done, total, detail),
                  open.cancellation());
    }
    Result result =
        new Result(
            curve.model(),
            curve.classes(),
            curve.seed(),
            curve.points().get(0).heldOut(),
            curve.points().stream().map(Measured::of).toList());
    if (out != null) {
      byte[] json = (Output.inJson(result) + "\n").getBytes(StandardCharsets.UTF_8);
      SafeFile.write(out, file -> file.write(json));
    }
    root.output().json(result);
    root.output().text(text -> print(result, text));
  }

  private void requireUsable() {
    if (!(heldOut > 0 && heldOut < 1)) {
      throw wrong("--held-out: between 0 and 1, not " + heldOut);
    }
    if (mostHeldOut < 1) {
      throw wrong("--most-held-out: at least 1, not " + mostHeldOut);
    }
    for (int number : photographs) {
      if (number < 1) {
        throw wrong("--photographs: at least 1, not " + number);
      }
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void print(Result result, PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "%s, %d classes, %d photographs held out. Right, with 95 %% confidence:%n",
        result.model(),
        result.classes().size(),
        result.heldOut());
    Table table = new Table("<>>>>");
    table.row("weights", "photographs a class", "%", "from", "to");
    for (Measured point : result.points()) {
      table.row(
          point.pretrained() ? "pretrained" : "random",
          point.photographs(),
          percent(point.accuracy()),
          percent(point.confidence95()[0]),
          percent(point.confidence95()[1]));
    }
    table.print(text, "  ");
    if (out != null) {
      text.println("Written: " + OneLine.of(out.toString()));
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
