package org.filterscope.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Finds a head: trains with several settings, lets validation choose, and cools the chosen one so
 * that its probabilities mean what they say.
 *
 * @param seed of all that is random; the convex heads use none
 */
record HeadSearch(HeadKind kind, long seed) {
  private static final int EPOCHS = 30;
  private static final double RATE = 0.01;
  private static final double[] DECAYS = {1e-4, 1e-3, 3e-3, 1e-2};
  private static final int HIDDEN_UNITS = 256;

  /**
   * A head that was found.
   *
   * @param head cooled
   * @param certainty the probability from which answers were right often enough on validation
   */
  record Found(
      TrainedHead head,
      double temperature,
      double certainty,
      double validationAccuracy,
      double decay,
      int epochs) {}

  Found find(
      Features learning,
      Features validation,
      int classes,
      Curve curve,
      Progress progress,
      Cancellation cancellation) {
    if (kind == HeadKind.DENSE) {
      DenseTraining.Trained trained =
          new DenseTraining(HIDDEN_UNITS, seed)
              .train(learning, validation, classes, curve, progress, cancellation);
      return found(trained.head(), trained.head(), validation, 0, trained.epochs());
    }
    TrainedHead best = null;
    double bestDecay = DECAYS[0];
    double bestAccuracy = -1;
    double bestLoss = Double.POSITIVE_INFINITY;
    for (double decay : DECAYS) {
      TrainedHead head = softmax(learning, classes, decay, progress, cancellation);
      double accuracy = HeadTraining.accuracy(head.probabilities(validation), validation.labels());
      double loss = loss(head, validation);
      curve.point(EPOCHS, loss, accuracy);
      if (best == null
          || accuracy > bestAccuracy
          || (accuracy == bestAccuracy && loss < bestLoss)) {
        best = head;
        bestDecay = decay;
        bestAccuracy = accuracy;
        bestLoss = loss;
      }
    }
    // The settings stand: now it may learn from all that is not held out.
    TrainedHead last =
        softmax(together(learning, validation), classes, bestDecay, progress, cancellation);
    return found(Objects.requireNonNull(best), last, validation, bestDecay, EPOCHS);
  }

  private static Found found(
      TrainedHead judged, TrainedHead head, Features validation, double decay, int epochs) {
    double temperature = Temperature.of(judged.logits(validation), validation.labels());
    float[][] probabilities = judged.cooled(temperature).probabilities(validation);
    return new Found(
        head.cooled(temperature),
        temperature,
        HeadTraining.certainty(probabilities, validation.labels()),
        HeadTraining.accuracy(probabilities, validation.labels()),
        decay,
        epochs);
  }

  private static TrainedHead softmax(
      Features rows, int classes, double decay, Progress progress, Cancellation cancellation) {
    return new SoftmaxTraining(EPOCHS, RATE, decay).train(rows, classes, progress, cancellation);
  }

  private static double loss(TrainedHead head, Features validation) {
    double[][] sums = head.logits(validation).castTo(DataType.DOUBLE).toDoubleMatrix();
    return Temperature.loss(sums, validation.labels());
  }

  private static Features together(Features one, Features other) {
    List<float[]> values = new ArrayList<>(one.values());
    values.addAll(other.values());
    int[] labels = new int[values.size()];
    System.arraycopy(one.labels(), 0, labels, 0, one.labels().length);
    System.arraycopy(other.labels(), 0, labels, one.labels().length, other.labels().length);
    return new Features(values, labels);
  }
}
