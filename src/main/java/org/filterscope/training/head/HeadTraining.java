package org.filterscope.training.head;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.network.file.HeadFile;
import org.filterscope.network.file.PooledHead;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.filterscope.training.data.Features;
import org.filterscope.training.data.LabelledFolder;

/**
 * Trains a head on the features of a frozen base.
 *
 * <p>Every fifth photograph of a class is kept for validation. It alone chooses the settings and
 * the certainty; then the head is trained once more on all photographs with the settings chosen.
 */
public final class HeadTraining {
  private static final int EPOCHS = 30;
  private static final double RATE = 0.01;
  private static final double[] DECAYS = {1e-4, 1e-3, 3e-3, 1e-2};
  private static final int VALIDATION = 5;

  /** Of the answers at least as probable as the certainty, this share is right on validation. */
  private static final double PRECISION = 0.95;

  /** Fewer validation photographs than this say nothing about a share of 95 percent. */
  private static final int FEWEST = 50;

  private HeadTraining() {}

  /**
   * Trains on all photographs of a folder.
   *
   * @param model has a {@link PooledHead} of other classes on the same base
   * @throws org.filterscope.task.Problem if a photograph cannot be read
   */
  public static HeadFile.Head train(
      LabelledFolder folder, Model model, Progress progress, Cancellation cancellation) {
    Node vector = model.network().find(PooledHead.FEATURES).orElseThrow();
    Features features =
        Features.of(
            folder.photographs(),
            model.network(),
            vector,
            model.preparation(),
            progress,
            cancellation);
    Shape maps = PooledHead.maps(model.network()).shape();
    return train(features, folder.classes(), maps, progress, cancellation);
  }

  /** Trains on features that were computed before. */
  static HeadFile.Head train(
      Features features,
      List<String> classes,
      Shape maps,
      Progress progress,
      Cancellation cancellation) {
    List<Integer> learning = new ArrayList<>();
    List<Integer> validation = new ArrayList<>();
    split(features.labels(), classes.size(), learning, validation);
    Features seen = features.rows(learning);
    Features unseen = features.rows(validation);
    double bestDecay = 0;
    double bestAccuracy = -1;
    float[][] probabilities = {};
    for (double decay : DECAYS) {
      float[][] answers =
          new SoftmaxTraining(EPOCHS, RATE, decay)
              .train(seen, classes.size(), progress, cancellation)
              .probabilities(unseen);
      double accuracy = accuracy(answers, unseen.labels());
      if (accuracy > bestAccuracy) {
        bestAccuracy = accuracy;
        bestDecay = decay;
        probabilities = answers;
      }
    }
    TrainedHead.Layer layer =
        new SoftmaxTraining(EPOCHS, RATE, bestDecay)
            .train(features, classes.size(), progress, cancellation)
            .layers()
            .get(0);
    ObjectNode origin = new ObjectMapper().createObjectNode();
    origin.put("photographs", features.labels().length);
    origin.put("validation", unseen.labels().length);
    origin.put("validationAccuracy", bestAccuracy);
    origin.put("epochs", EPOCHS);
    origin.put("rate", RATE);
    origin.put("decay", bestDecay);
    return new HeadFile.Head(
        layer.weights(),
        layer.bias(),
        classes,
        certainty(probabilities, unseen.labels()),
        maps,
        origin);
  }

  private static void split(
      int[] labels, int classes, List<Integer> learning, List<Integer> validation) {
    int[] seen = new int[classes];
    for (int i = 0; i < labels.length; i++) {
      boolean isKept = seen[labels[i]]++ % VALIDATION == VALIDATION - 1;
      (isKept ? validation : learning).add(i);
    }
  }

  /** The share of rows whose likeliest class is theirs. */
  static double accuracy(float[][] probabilities, int[] labels) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += likeliest(probabilities[i]) == labels[i] ? 1 : 0;
    }
    return labels.length == 0 ? 0 : (double) right / labels.length;
  }

  /**
   * The lowest probability so that, of the answers at least as probable, 95 percent are right; 0
   * where too few photographs could tell.
   */
  static double certainty(float[][] probabilities, int[] labels) {
    if (labels.length < FEWEST) {
      return 0;
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      order.add(i);
    }
    order.sort((a, b) -> Float.compare(top(probabilities[b]), top(probabilities[a])));
    double certainty = 1;
    int right = 0;
    for (int count = 1; count <= order.size(); count++) {
      int row = order.get(count - 1);
      right += likeliest(probabilities[row]) == labels[row] ? 1 : 0;
      if (right >= PRECISION * count) {
        certainty = top(probabilities[row]);
      }
    }
    return certainty;
  }

  private static float top(float[] probabilities) {
    return probabilities[likeliest(probabilities)];
  }

  public static int likeliest(float[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return best;
  }
}
