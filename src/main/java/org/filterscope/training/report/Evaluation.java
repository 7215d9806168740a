package org.filterscope.training.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A model's results on photographs whose classes are known and that it was not trained on.
 *
 * @param classes the model's labels
 * @param answers one for each photograph, at least one
 */
public record Evaluation(List<String> classes, List<Prediction> answers) {

  /** Copies the lists. There must be at least one answer. */
  public Evaluation {
    classes = List.copyOf(classes);
    answers = List.copyOf(answers);
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("No photographs, no accuracy");
    }
  }

  /** Number of photographs. */
  public int images() {
    return answers.size();
  }

  /** Number of photographs whose likeliest class is their own. */
  public int correct() {
    return (int) answers.stream().filter(Prediction::isRight).count();
  }

  /** The accuracy, from 0 to 1. */
  public double accuracy() {
    return (double) correct() / images();
  }

  /** The 95 % confidence interval of the accuracy on photographs of this kind. */
  public WilsonInterval confidence95() {
    return WilsonInterval.of(correct(), images());
  }

  /**
   * The confusion matrix.
   *
   * @return numbers of photographs, {@code [class][answer]}, both in the order of the labels
   */
  public int[][] confusion() {
    int[][] counts = new int[classes.size()][classes.size()];
    for (Prediction answer : answers) {
      counts[answer.label()][answer.answer()]++;
    }
    return counts;
  }

  /**
   * The accuracy for each class, in the order of the labels; NaN for a class without photographs.
   */
  public double[] accuracyOfClasses() {
    int[][] confusion = confusion();
    double[] shares = new double[confusion.length];
    for (int label = 0; label < shares.length; label++) {
      shares[label] = (double) confusion[label][label] / IntStream.of(confusion[label]).sum();
    }
    return shares;
  }

  /**
   * The wrong answers that the model was surest of, the surest first.
   *
   * @param most the largest number to return
   */
  public List<Prediction> mostWrong(int most) {
    return answers.stream()
        .filter(answer -> !answer.isRight())
        .sorted(Comparator.comparingDouble((Prediction answer) -> -answer.probability()))
        .limit(most)
        .toList();
  }
}
