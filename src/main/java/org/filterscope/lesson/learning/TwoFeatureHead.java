package org.filterscope.lesson.learning;

import java.util.List;
import java.util.Random;
import org.filterscope.network.Activation;

/**
 * A head small enough to be shown completely: two features, a hidden layer, two classes and
 * softmax. Everything is in double precision. It is immutable; a training step returns a new head.
 *
 * @param hidden number of units in the hidden layer, at least 1
 * @param function activation function of the hidden layer; not softmax
 * @param parameters all parameters, in the order of {@link HeadParameter#at}
 */
public record TwoFeatureHead(int hidden, Activation function, double[] parameters) {

  static final int FEATURES = 2;
  static final int CLASSES = 2;

  /** Checks that the parameters match the size of the hidden layer. */
  public TwoFeatureHead {
    if (hidden < 1
        || function.kind() == Activation.Kind.SOFTMAX
        || parameters.length != count(hidden)) {
      throw new IllegalArgumentException(
          parameters.length + " parameters, " + hidden + " units, " + function.kind());
    }
  }

  /** The number of parameters of a head. */
  public static int count(int hidden) {
    return hidden * (FEATURES + 1) + CLASSES * (hidden + 1);
  }

  /** A head before training, with random weights that depend only on the seed, and zero biases. */
  public static TwoFeatureHead start(int hidden, Activation function, long seed) {
    Random random = new Random(seed);
    double[] parameters = new double[count(hidden)];
    for (int i = 0; i < parameters.length; i++) {
      HeadParameter parameter = HeadParameter.at(i, hidden);
      if (!parameter.isBias()) {
        int inputs = parameter.isOfHiddenLayer() ? FEATURES : hidden;
        parameters[i] = random.nextGaussian() / Math.sqrt(inputs);
      }
    }
    return new TwoFeatureHead(hidden, function, parameters);
  }

  /**
   * All values of a forward pass for one point.
   *
   * @param sums sums of the hidden units, before the activation function
   * @param activations activations of the hidden units
   * @param logits the classes' sums, before softmax
   * @param probabilities probabilities of the classes
   * @param loss the negative logarithm of the correct class's probability
   */
  public record Forward(
      double[] sums, double[] activations, double[] logits, double[] probabilities, double loss) {}

  /** Runs a point through the head. */
  public Forward forward(LabelledPoint point) {
    double[] sums = new double[hidden];
    double[] activations = new double[hidden];
    for (int unit = 0; unit < hidden; unit++) {
      sums[unit] =
          parameters[HeadParameter.hiddenBias(unit).index(hidden)]
              + hiddenWeight(unit, 0) * point.first()
              + hiddenWeight(unit, 1) * point.second();
      activations[unit] = function.apply(sums[unit]);
    }
    double[] logits = new double[CLASSES];
    for (int k = 0; k < CLASSES; k++) {
      logits[k] = parameters[HeadParameter.outputBias(k).index(hidden)];
      for (int unit = 0; unit < hidden; unit++) {
        logits[k] += outputWeight(k, unit) * activations[unit];
      }
    }
    double largest = Math.max(logits[0], logits[1]);
    double total = Math.exp(logits[0] - largest) + Math.exp(logits[1] - largest);
    double[] probabilities = new double[CLASSES];
    for (int k = 0; k < CLASSES; k++) {
      probabilities[k] = Math.exp(logits[k] - largest) / total;
    }
    double loss = Math.log(total) - (logits[point.label()] - largest);
    return new Forward(sums, activations, logits, probabilities, loss);
  }

  /** The probability of class 1 at a point; the decision boundary is where it is 0.5. */
  public double probability(double first, double second) {
    return forward(new LabelledPoint(first, second, 1)).probabilities()[1];
  }

  /** The mean cross-entropy loss. */
  public double loss(List<LabelledPoint> points) {
    return points.stream().mapToDouble(point -> forward(point).loss()).average().orElseThrow();
  }

  /** The share of correctly classified points, from 0 to 1. */
  public double accuracy(List<LabelledPoint> points) {
    long right =
        points.stream()
            .filter(point -> forward(point).probabilities()[point.label()] > 0.5)
            .count();
    return (double) right / points.size();
  }

  /** The gradient of the mean loss with respect to all parameters, by backpropagation. */
  public double[] gradient(List<LabelledPoint> points) {
    double[] gradient = new double[parameters.length];
    for (LabelledPoint point : points) {
      Forward forward = forward(point);
      for (int i = 0; i < gradient.length; i++) {
        HeadParameter parameter = HeadParameter.at(i, hidden);
        for (GradientPath path : GradientPath.all(this, forward, point, parameter)) {
          gradient[i] += path.product() / points.size();
        }
      }
    }
    return gradient;
  }

  /**
   * Approximates the derivative by a central difference: how much the mean loss changes between a
   * slightly smaller and a slightly larger value of a parameter.
   *
   * @param step the change of the parameter in each direction
   */
  public double centralDifference(List<LabelledPoint> points, int parameter, double step) {
    return (with(parameter, parameters[parameter] + step).loss(points)
            - with(parameter, parameters[parameter] - step).loss(points))
        / (2 * step);
  }

  /** One step of gradient descent on all points. */
  public TwoFeatureHead step(List<LabelledPoint> points, double rate) {
    double[] gradient = gradient(points);
    double[] stepped = parameters.clone();
    for (int i = 0; i < stepped.length; i++) {
      stepped[i] -= rate * gradient[i];
    }
    return new TwoFeatureHead(hidden, function, stepped);
  }

  /** The weight from a feature to a hidden unit. */
  double hiddenWeight(int unit, int feature) {
    return parameters[HeadParameter.hiddenWeight(unit, feature).index(hidden)];
  }

  /** The weight from a hidden unit to a class. */
  double outputWeight(int k, int unit) {
    return parameters[HeadParameter.outputWeight(k, unit).index(hidden)];
  }

  private TwoFeatureHead with(int parameter, double value) {
    double[] others = parameters.clone();
    others[parameter] = value;
    return new TwoFeatureHead(hidden, function, others);
  }
}
