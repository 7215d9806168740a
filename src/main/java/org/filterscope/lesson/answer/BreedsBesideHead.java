package org.filterscope.lesson.answer;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.task.Cancellation;
import org.filterscope.training.data.ClassNames;
import org.filterscope.training.report.ClassGroups;

/**
 * Compares two ways to tell cats from dogs: summing the probabilities of the breeds in a model with
 * a thousand classes, and a head that was trained on the two classes.
 */
public final class BreedsBesideHead {

  private static final int LIKELIEST = 5;

  private final Inspector breeds;
  private final ClassGroups groups;
  private final Inspector head;

  /** The group of each class of the head; {@link ClassGroups#NONE} for a class without a group. */
  private final int[] groupOfHead;

  /**
   * Creates a comparison of two models.
   *
   * @param groups the groups of the first model's classes
   * @param head a model with classes that have the names of the groups
   * @throws IllegalArgumentException if no class of {@code head} has the name of a group
   */
  public BreedsBesideHead(Inspector breeds, ClassGroups groups, Inspector head) {
    if (!fits(groups, head.model().labels())) {
      throw new IllegalArgumentException(head.model().labels() + " are not " + groups.names());
    }
    this.breeds = breeds;
    this.groups = groups;
    this.head = head;
    this.groupOfHead = groupsOf(groups, head.model().labels());
  }

  /** Whether every group has the name of one of a model's classes. */
  public static boolean fits(ClassGroups groups, List<String> labels) {
    ClassNames classes = new ClassNames(labels);
    return groups.names().stream().allMatch(name -> classes.find(name).isPresent());
  }

  /**
   * Both models' answers for a picture, in the order of the groups.
   *
   * @param sums the summed probabilities of each group's breeds
   * @param outside the probability that went to classes in no group
   * @param likeliest the first model's most likely classes, most likely first
   * @param head the head's probabilities
   */
  public record Answer(
      double[] sums, double outside, List<ClassProbability> likeliest, double[] head) {}

  /**
   * Runs a picture through both models.
   *
   * @param picture the original picture, or a {@link CoveredPicture}
   * @param framing the square of the picture that both models read
   * @return completes with both answers; exceptionally as {@link Inspector#inspect} does
   */
  public CompletableFuture<Answer> ask(Picture picture, Crop framing, Cancellation cancellation) {
    return classes(breeds, picture, framing, cancellation)
        .thenCombine(classes(head, picture, framing, cancellation), this::answer);
  }

  private static CompletableFuture<List<ClassProbability>> classes(
      Inspector inspector, Picture picture, Crop framing, Cancellation cancellation) {
    return inspector
        .inspect(picture, framing, cancellation)
        .thenApply(
            inspection -> {
              try (Inspection open = inspection) {
                return open.classes();
              }
            });
  }

  private Answer answer(List<ClassProbability> ofBreeds, List<ClassProbability> ofHead) {
    double[] sums = groups.sums(ofBreeds);
    double inside = 0;
    for (double sum : sums) {
      inside += sum;
    }
    double[] probabilities = new double[sums.length];
    for (ClassProbability each : ofHead) {
      if (groupOfHead[each.index()] != ClassGroups.NONE) {
        probabilities[groupOfHead[each.index()]] += each.probability();
      }
    }
    return new Answer(
        sums,
        Math.max(0, 1 - inside),
        ofBreeds.subList(0, Math.min(LIKELIEST, ofBreeds.size())),
        probabilities);
  }

  private static int[] groupsOf(ClassGroups groups, List<String> labels) {
    ClassNames names = new ClassNames(groups.names());
    return labels.stream()
        .map(names::find)
        .mapToInt((OptionalInt group) -> group.orElse(ClassGroups.NONE))
        .toArray();
  }
}
