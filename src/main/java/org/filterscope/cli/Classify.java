package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.export.NumpyReader;
import org.filterscope.export.Percent;
import org.filterscope.image.PictureFolder;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Classification;
import org.filterscope.inspection.Classifier;
import org.filterscope.network.Sureness;
import org.filterscope.task.Answers;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints the likeliest classes of photographs. */
@Command(
    name = "classify",
    description = {
      "Prints the most likely classes of photographs.",
      "A file that cannot be read is skipped, and standard error says why. The exit "
          + "code is 1 only if none could be read."
    })
final class Classify implements Runnable {

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "IMAGE",
      description =
          "Photographs or folders; folders are searched recursively. A file that ends in .npy is "
              + "a prepared input: float32 [c,h,w] or [1,c,h,w], with the channels in the "
              + "network's order.")
  private List<Path> images;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "5",
      description = "Number of classes to print (default: ${DEFAULT-VALUE}).")
  private int top;

  /** The JSON object. */
  record Result(List<Image> results, List<SkippedImage> skipped) {}

  /**
   * A photograph.
   *
   * @param certain whether the best class reaches the model's threshold; null if it has none
   */
  record Image(String image, List<Probability> top, @Nullable Boolean certain) {}

  /** One of the likeliest classes. */
  record Probability(String label, int index, double probability) {}

  private final List<Image> results = new ArrayList<>();
  private final List<Classification.Skipped> skipped = new ArrayList<>();

  @Override
  public void run() {
    if (top < 1) {
      throw new ParameterException(spec.commandLine(), "--top: at least 1, not " + top);
    }
    Output output = root.output();
    List<Path> files = files();
    boolean isOnly = files.size() + skipped.size() == 1;
    if (!isOnly) {
      skipped.forEach(skipped -> output.skipped(skipped.reason()));
    }
    if (!files.isEmpty()) {
      classify(files, isOnly, output);
    }
    output.json(new Result(results, skipped.stream().map(SkippedImage::of).toList()));
    if (results.isEmpty()) {
      throw isOnly ? skipped.get(0).reason() : new Problem("image.none-read", skipped.size());
    }
  }

  /** All files that were named, and all files in the folders that were named. */
  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Path image : images) {
      try {
        if (Files.isDirectory(image)) {
          files.addAll(
              PictureFolder.walk(image, left -> skipped.add(Classification.Skipped.of(left))));
        } else {
          files.add(image);
        }
      } catch (Problem reason) {
        skipped.add(new Classification.Skipped(image, reason));
      }
    }
    return files;
  }

  private void classify(List<Path> files, boolean isOnly, Output output) {
    try (OpenModel open = root.openModel();
        TerminalProgress progress = root.progress()) {
      Classifier classifier = new Classifier(open.inspector(), root.services().pictures());
      int done = 0;
      while (done < files.size()) {
        int end = done;
        while (end < files.size() && !NumpyReader.isNumpy(files.get(end))) {
          end++;
        }
        classifier.classify(
            files.subList(done, end),
            result -> {
              progress.wipe();
              take(result, isOnly, output);
            },
            progress,
            open.cancellation());
        if (end < files.size()) {
          take(prepared(files.get(end), open), isOnly, output);
        }
        done = end + 1;
      }
    }
  }

  /** Classifies an input that is already prepared. */
  private static Classification prepared(Path file, OpenModel open) {
    try {
      float[] input = NumpyReader.read(file, open.model());
      List<ClassProbability> classes =
          Answers.await(open.inspector().classify(input, open.cancellation()));
      return new Classification.Answered(
          file, classes, open.model().sureness(classes.get(0).probability()));
    } catch (Problem reason) {
      return new Classification.Skipped(file, reason);
    }
  }

  private void take(Classification result, boolean isOnly, Output output) {
    if (result instanceof Classification.Answered answered) {
      Image image = image(answered);
      results.add(image);
      output.text(out -> print(image, out));
    } else if (result instanceof Classification.Skipped unread) {
      skipped.add(unread);
      if (!isOnly) {
        output.skipped(unread.reason());
      }
    }
  }

  private Image image(Classification.Answered answered) {
    List<Probability> likeliest =
        answered.classes().stream()
            .limit(top)
            .map(one -> new Probability(one.label(), one.index(), one.probability()))
            .toList();
    Boolean certain =
        answered.sureness() == Sureness.UNKNOWN ? null : answered.sureness() == Sureness.SURE;
    return new Image(answered.image().toString(), likeliest, certain);
  }

  private static void print(Image image, PrintWriter out) {
    out.println(
        OneLine.of(image.image())
            + (Boolean.FALSE.equals(image.certain()) ? "  (no class fits well)" : ""));
    Table table = new Table("<>");
    image.top().forEach(one -> table.row(one.label(), Percent.of(one.probability())));
    table.print(out, "  ");
  }
}
