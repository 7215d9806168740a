package org.filterscope.training.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Classification;
import org.filterscope.inspection.Classifying;
import org.filterscope.network.Model;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.training.data.ClassNames;
import org.filterscope.training.data.LabelledFolder;

/** Classifies photographs whose classes are known. */
public final class Evaluator {

  private static final int EXAMPLES = 5;
  private static final int NAMED_FOLDERS = 10;

  private final Classifying classifier;
  private final Model model;

  /** Uses this model, through a classifier of its own. */
  public Evaluator(Classifying classifier, Model model) {
    this.classifier = classifier;
    this.model = model;
  }

  /**
   * Classifies a folder's photographs.
   *
   * @param folder where they are, for messages
   * @param labelled the photographs in it; each sub-folder's name is that of a class of the model,
   *     as {@link ClassNames} compares them
   * @param skipped receives files that cannot be read; they do not count
   * @throws Problem if a sub-folder is no class of the model, or no photograph could be read
   * @throws org.filterscope.task.Cancelled if cancelled
   */
  public Evaluation evaluate(
      Path folder,
      LabelledFolder labelled,
      Consumer<Classification.Skipped> skipped,
      Progress progress,
      Cancellation cancellation) {
    int[] labels = labels(folder, labelled.classes());
    List<LabelledFolder.Photograph> photographs = labelled.photographs();
    Iterator<LabelledFolder.Photograph> asked = photographs.iterator();
    labelled.leftOut().forEach(left -> skipped.accept(Classification.Skipped.of(left)));
    List<Prediction> answers = new ArrayList<>();
    classifier.classify(
        photographs.stream().map(LabelledFolder.Photograph::file).toList(),
        result -> {
          int label = labels[asked.next().label()];
          if (result instanceof Classification.Answered answered) {
            answers.add(answer(answered, label));
          } else if (result instanceof Classification.Skipped unread) {
            skipped.accept(unread);
          }
        },
        progress,
        cancellation);
    if (answers.isEmpty()) {
      throw new Problem("image.none-read", photographs.size());
    }
    return new Evaluation(model.labels(), answers);
  }

  private static Prediction answer(Classification.Answered answered, int label) {
    ClassProbability likeliest = answered.classes().get(0);
    return new Prediction(
        answered.image(), label, likeliest.index(), (float) likeliest.probability());
  }

  private int[] labels(Path folder, List<String> names) {
    ClassNames classNames = new ClassNames(model.labels());
    List<String> unknown = names.stream().filter(name -> classNames.find(name).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw new Problem(
          "folder.unknown-classes",
          folder,
          model.name(),
          listed(unknown, NAMED_FOLDERS),
          listed(model.labels(), EXAMPLES));
    }
    return names.stream().mapToInt(name -> classNames.find(name).orElseThrow()).toArray();
  }

  private static String listed(List<String> names, int most) {
    String some = names.stream().limit(most).collect(Collectors.joining(", "));
    return names.size() > most ? some + ", ..." : some;
  }
}
