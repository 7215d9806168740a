package org.filterscope.training.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a model did on photographs whose classes are known, and on which it was not trained.
 *
 * @param classes the model's labels
 * @param answers one for each photograph, at least one
 */
public record Evaluation(List<String> classes, List<Prediction> answers) {

  /** Copies the lists; refuses to judge without an answer. */
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

  /** Share of right answers, from 0 to 1. */
  public double accuracy() {
    return (double) correct() / images();
  }

  /** Where the accuracy on all photographs of this kind lies, with a confidence of 95 %. */
  public WilsonInterval confidence95() {
    return WilsonInterval.of(correct(), images());
  }

  /**
   * How often which class was taken for which.
   *
   * @return {@code [class][answer]}, numbers of photographs; both in the order of the labels
   */
  public int[][] confusion() {
    int[][] counts = new int[classes.size()][classes.size()];
    for (Prediction answer : answers) {
      counts[answer.label()][answer.answer()]++;
    }
    return counts;
  }

  /** The share of right answers for each class, in the order of the labels; NaN where none is. */
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
   * @param most how many at most
   */
  public List<Prediction> mostWrong(int most) {
    return answers.stream()
        .filter(answer -> !answer.isRight())
        .sorted(Comparator.comparingDouble((Prediction answer) -> -answer.probability()))
        .limit(most)
        .toList();
  }
}
