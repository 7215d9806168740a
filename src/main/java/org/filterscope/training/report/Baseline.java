package org.filterscope.training.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.filterscope.inspection.Classification;
import org.filterscope.inspection.Classifier;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.training.data.ClassNames;
import org.filterscope.training.data.LabelledFolder;

/**
 * The baseline without training: the probabilities of a model's classes are summed by group, and
 * the group with the largest sum is the answer. Fine-tuning has to do better than this.
 *
 * @param groups the groups of the model's classes
 * @param answers one for each photograph, at least one
 */
public record Baseline(ClassGroups groups, List<GroupPrediction> answers) {

  /** More single classes would say nothing more about a photograph. */
  private static final int LIKELIEST = 5;

  /** Copies the list. */
  public Baseline {
    answers = List.copyOf(answers);
  }

  /**
   * A photograph that two models classify differently.
   *
   * @param summed the groups' answer
   * @param other the group that the other model answered
   * @param probability of the other model's answer, from 0 to 1
   */
  public record Difference(GroupPrediction summed, int other, double probability) {}

  /**
   * Classifies photographs with a model.
   *
   * @param classifier through the model
   * @param folder where the photographs are, for messages
   * @param labelled the photographs; each sub-folder's name is that of a group
   * @param skipped receives files that cannot be read; they do not count
   * @throws Problem if a sub-folder is no group, or no photograph could be read
   * @throws org.filterscope.task.Cancelled if cancelled
   */
  public static Baseline of(
      Classifier classifier,
      ClassGroups groups,
      Path folder,
      LabelledFolder labelled,
      Consumer<Classification.Skipped> skipped,
      Progress progress,
      Cancellation cancellation) {
    int[] labels = labels(groups, folder, labelled);
    labelled.leftOut().forEach(left -> skipped.accept(Classification.Skipped.of(left)));
    Iterator<LabelledFolder.Photograph> asked = labelled.photographs().iterator();
    List<GroupPrediction> answers = new ArrayList<>();
    classifier.classify(
        labelled.photographs().stream().map(LabelledFolder.Photograph::file).toList(),
        result -> {
          int label = labels[asked.next().label()];
          if (result instanceof Classification.Answered answered) {
            answers.add(answer(groups, answered, label));
          } else if (result instanceof Classification.Skipped unread) {
            skipped.accept(unread);
          }
        },
        progress,
        cancellation);
    if (answers.isEmpty()) {
      throw new Problem("image.none-read", labelled.photographs().size());
    }
    return new Baseline(groups, answers);
  }

  /** The accuracy of the sums. */
  public Evaluation evaluation() {
    return new Evaluation(groups.names(), answers.stream().map(GroupPrediction::asAnswer).toList());
  }

  /** The photographs that the sums get wrong. */
  public List<GroupPrediction> wrong() {
    return answers.stream().filter(answer -> !answer.isRight()).toList();
  }

  /**
   * The photographs that another model, whose classes are the groups, classifies differently.
   *
   * @param other its answers for the same photographs
   * @throws Problem if one of its classes that it answered is no group
   */
  public List<Difference> differences(Evaluation other) {
    Map<Path, Prediction> byImage = new HashMap<>();
    other.answers().forEach(answer -> byImage.put(answer.image(), answer));
    ClassNames names = new ClassNames(groups.names());
    List<Difference> different = new ArrayList<>();
    for (GroupPrediction summed : answers) {
      Optional<Prediction> found = Optional.ofNullable(byImage.get(summed.image()));
      found.ifPresent(
          answer -> {
            int group = names.find(other.classes().get(answer.answer())).orElse(ClassGroups.NONE);
            if (group != summed.answer()) {
              different.add(new Difference(summed, group, answer.probability()));
            }
          });
    }
    return List.copyOf(different);
  }

  private static GroupPrediction answer(
      ClassGroups groups, Classification.Answered answered, int label) {
    double[] sums = groups.sums(answered.classes());
    int largest = 0;
    for (int group = 1; group < sums.length; group++) {
      largest = sums[group] > sums[largest] ? group : largest;
    }
    return new GroupPrediction(
        answered.image(),
        label,
        largest,
        sums,
        answered.classes().subList(0, Math.min(LIKELIEST, answered.classes().size())));
  }

  private static int[] labels(ClassGroups groups, Path folder, LabelledFolder labelled) {
    ClassNames names = new ClassNames(groups.names());
    List<String> unknown = new ArrayList<>();
    int[] labels = new int[labelled.classes().size()];
    for (int i = 0; i < labels.length; i++) {
      OptionalInt group = names.find(labelled.classes().get(i));
      if (group.isEmpty()) {
        unknown.add(labelled.classes().get(i));
      }
      labels[i] = group.orElse(ClassGroups.NONE);
    }
    if (!unknown.isEmpty()) {
      throw new Problem(
          "folder.unknown-groups",
          folder,
          String.join(", ", unknown),
          String.join(", ", groups.names()));
    }
    return labels;
  }
}
