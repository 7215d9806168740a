package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.filterscope.export.Percent;
import org.filterscope.inspection.Classification;
import org.filterscope.inspection.Classifier;
import org.filterscope.network.file.ModelFile;
import org.filterscope.training.data.HeldOutSet;
import org.filterscope.training.data.LabelledFolder;
import org.filterscope.training.report.Baseline;
import org.filterscope.training.report.ClassGroups;
import org.filterscope.training.report.Evaluation;
import org.filterscope.training.report.Evaluator;
import org.filterscope.training.report.GroupPrediction;
import org.filterscope.training.report.WilsonInterval;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * Measures how well a model's classes, summed by groups, sort photographs, and compares that with a
 * fine-tuned model.
 */
@Command(
    name = "baseline",
    description = {
      "Sums a model's class probabilities by group, such as all breeds of dogs, "
          + "predicts the group with the larger sum, and measures the accuracy.",
      "With --against, evaluates a fine-tuned model on the same photographs. If it "
          + "was trained on this folder, only the held-out photographs are used."
    })
final class BaselineCommand implements Runnable {

  private static final int MOST_IN_TEXT = 10;
  private static final int CLASSES_IN_TEXT = 3;

  @ParentCommand private Filterscope root;

  @Parameters(paramLabel = "FOLDER", description = "A folder with one subfolder per group.")
  private Path folder;

  @Option(
      names = "--groups",
      required = true,
      paramLabel = "F",
      description =
          "cats-and-dogs, or a file with one line per group, such as \"cat: 281-285, "
              + "287\": class indices from 0, or class names. A JSON object of arrays works "
              + "too.")
  private String groups;

  @Option(
      names = "--against",
      paramLabel = "F.zip",
      description = "A fine-tuned model whose classes are the groups: its name or its file.")
  private @Nullable String against;

  /**
   * The JSON object: shares from 0 to 1.
   *
   * @param against the fine-tuned model's accuracy; null where none was asked for
   * @param heldOutOnly whether the photographs that it was trained on were left out
   * @param differ where the two answer differently; empty without a fine-tuned model
   * @param wrong the photographs that the sums got wrong
   */
  record Result(
      int images,
      List<String> groups,
      double accuracy,
      double[] confidence95,
      int[][] confusion,
      @Nullable Double against,
      double @Nullable [] againstConfidence95,
      boolean heldOutOnly,
      List<Case> differ,
      List<Case> wrong,
      List<SkippedImage> skipped) {}

  /**
   * A photograph.
   *
   * @param label the group it belongs to
   * @param baseline the group with the larger sum
   * @param against the fine-tuned model's answer; null where none was asked for, or it is the same
   * @param sums the probability of each group
   * @param outside the probability of all classes in no group
   * @param top the likeliest single classes
   */
  record Case(
      String image,
      String label,
      String baseline,
      @Nullable String against,
      Map<String, Double> sums,
      double outside,
      List<Likely> top) {}

  /** A single class; its group is null where it is in none. */
  record Likely(String label, int index, double probability, @Nullable String group) {}

  private final List<Classification.Skipped> skipped = new ArrayList<>();

  @Override
  public void run() {
    LabelledFolder all = LabelledFolder.of(folder);
    HeldOutSet part = part(all);
    Baseline baseline = sums(part.photographs());
    Optional<Evaluation> other = Optional.ofNullable(against).map(name -> ask(name, part));
    Result result = result(baseline, other, part.isPart());
    root.output().json(result);
    root.output().text(out -> print(result, out));
  }

  private HeldOutSet part(LabelledFolder all) {
    if (against == null) {
      return new HeldOutSet(all, false);
    }
    Path file = root.services().store().find(against).orElseGet(() -> Path.of(against));
    return HeldOutSet.of(folder, all, ModelFile.read(file).report());
  }

  private Baseline sums(LabelledFolder photographs) {
    Output output = root.output();
    try (OpenModel open = root.openModel();
        TerminalProgress progress = root.progress()) {
      return Baseline.of(
          new Classifier(open.inspector(), root.services().pictures()),
          ClassGroups.read(groups, open.model().labels()),
          folder,
          photographs,
          unread -> {
            skipped.add(unread);
            progress.wipe();
            output.skipped(unread.reason());
          },
          progress,
          open.cancellation());
    }
  }

  private Evaluation ask(String name, HeldOutSet part) {
    try (OpenModel open = root.openModel(name);
        TerminalProgress progress = root.progress()) {
      return new Evaluator(
              new Classifier(open.inspector(), root.services().pictures()), open.model())
          .evaluate(folder, part.photographs(), unread -> {}, progress, open.cancellation());
    }
  }

  private Result result(Baseline baseline, Optional<Evaluation> other, boolean isPart) {
    Evaluation evaluation = baseline.evaluation();
    List<String> names = baseline.groups().names();
    return new Result(
        evaluation.images(),
        names,
        evaluation.accuracy(),
        ends(evaluation.confidence95()),
        evaluation.confusion(),
        other.map(Evaluation::accuracy).orElse(null),
        other.map(Evaluation::confidence95).map(BaselineCommand::ends).orElse(null),
        isPart,
        other.map(baseline::differences).orElse(List.of()).stream()
            .map(
                difference ->
                    described(
                        baseline.groups(),
                        difference.summed(),
                        difference.other() == ClassGroups.NONE
                            ? null
                            : names.get(difference.other())))
            .toList(),
        baseline.wrong().stream().map(wrong -> described(baseline.groups(), wrong, null)).toList(),
        skipped.stream().map(SkippedImage::of).toList());
  }

  private static double[] ends(WilsonInterval interval) {
    return new double[] {interval.low(), interval.high()};
  }

  private static Case described(
      ClassGroups groups, GroupPrediction answer, @Nullable String other) {
    List<String> names = groups.names();
    Map<String, Double> sums = new LinkedHashMap<>();
    for (int group = 0; group < names.size(); group++) {
      sums.put(names.get(group), answer.sums()[group]);
    }
    return new Case(
        answer.image().toString(),
        names.get(answer.label()),
        names.get(answer.answer()),
        other,
        sums,
        answer.outside(),
        answer.likeliest().stream()
            .map(
                each -> {
                  int group = groups.groupOf(each.index());
                  return new Likely(
                      each.label(),
                      each.index(),
                      each.probability(),
                      group == ClassGroups.NONE ? null : names.get(group));
                })
            .toList());
  }

  private void print(Result result, PrintWriter out) {
    if (result.heldOutOnly) {
      out.println(
          "Of this folder, only what was held out when "
              + OneLine.of(String.valueOf(against))
              + " was trained.");
    }
    out.println("Sums of groups: " + share(result.accuracy, result.confidence95, result.images));
    if (result.against != null && result.againstConfidence95 != null) {
      out.println(
          "Fine-tuned:     " + share(result.against, result.againstConfidence95, result.images));
    }
    if (result.against == null) {
      cases("Wrong", result.wrong, out);
    } else {
      cases("They differ on", result.differ, out);
    }
  }

  private static String share(double accuracy, double[] interval, int images) {
    return String.format(
        Locale.ROOT,
        "%.1f %% of %d right (95 %% confidence: %.1f to %.1f)",
        100 * accuracy,
        images,
        100 * interval[0],
        100 * interval[1]);
  }

  private void cases(String title, List<Case> cases, PrintWriter out) {
    if (cases.isEmpty()) {
      return;
    }
    out.println(title + " " + cases.size() + ":");
    boolean hasOther = against != null;
    Table table = new Table(hasOther ? "<<<<<" : "<<<<");
    table.row(row(hasOther, "is", "sums say", "tuned says", "likeliest classes", "image"));
    for (Case each : cases.subList(0, Math.min(MOST_IN_TEXT, cases.size()))) {
      table.row(
          row(
              hasOther,
              each.label,
              each.baseline + " " + Percent.of(each.sums.getOrDefault(each.baseline, 0.0)),
              each.against == null ? "" : each.against,
              classes(each),
              each.image));
    }
    table.print(out, "  ");
  }

  private static Object[] row(
      boolean hasOther, String is, String sums, String tuned, String classes, String image) {
    return hasOther
        ? new Object[] {is, sums, tuned, classes, image}
        : new Object[] {is, sums, classes, image};
  }

  private static String classes(Case each) {
    List<String> words = new ArrayList<>();
    for (Likely likely : each.top.subList(0, Math.min(CLASSES_IN_TEXT, each.top.size()))) {
      words.add(likely.label + " " + Percent.of(likely.probability));
    }
    return String.join(", ", words);
  }
}
