package org.filterscope.activation;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.network.Window;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.LeakyReLU;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Turns each node into a step that fills the node's array from the arrays of its inputs. */
final class ForwardSteps {
  private final Convolutions convolutions;
  private final Consumer<INDArray> scratch;

  /**
   * Creates a maker of steps.
   *
   * @param scratch receives every array that the steps need besides the nodes' own
   */
  ForwardSteps(Convolutions convolutions, Consumer<INDArray> scratch) {
    this.convolutions = convolutions;
    this.scratch = scratch;
  }

  /**
   * Returns a step that fills a node's array.
   *
   * @param pooled the array of the pooling computed in the same step, see {@link FusedPoolings}
   * @param pooledSums receives that pooling's maxima before the ReLU
   * @param logits receives the sums before a softmax
   */
  Runnable step(
      Node node,
      List<INDArray> inputs,
      INDArray output,
      @Nullable INDArray pooled,
      @Nullable INDArray pooledSums,
      @Nullable INDArray logits) {
    Runnable activation = activation(node, output, logits);
    boolean rectify = node.activation().kind() == Activation.Kind.RELU;
    return node.operation()
        .accept(new OperationStep(this, inputs, output, pooled, pooledSums, rectify, activation));
  }

  /** The convolutions of the whole network. */
  Convolutions convolutions() {
    return convolutions;
  }

  /** Keeps an array for as long as the steps are used. */
  INDArray keep(INDArray array) {
    scratch.accept(array);
    return array;
  }

  /** A view of the part of a larger array that holds the cells of a smaller one. */
  static INDArray inside(INDArray larger, int top, int left, INDArray smaller) {
    return larger.get(
        NDArrayIndex.all(),
        NDArrayIndex.interval(top, top + smaller.size(1)),
        NDArrayIndex.interval(left, left + smaller.size(2)),
        NDArrayIndex.all());
  }

  /**
   * Prepares a padded input. The engine pads both sides equally, so where a layer needs unequal
   * padding, its input is first copied into a larger array.
   */
  Padded padded(INDArray input, Window vertical, Window horizontal, float value) {
    if (isEven(vertical) && isEven(horizontal)) {
      return new Padded(input, vertical.before(), horizontal.before(), () -> {});
    }
    INDArray larger =
        Nd4j.valueArrayOf(
            new long[] {
              input.size(0),
              input.size(1) + vertical.before() + vertical.after(),
              input.size(2) + horizontal.before() + horizontal.after(),
              input.size(3)
            },
            value,
            DataType.FLOAT);
    keep(larger);
    INDArray inside = inside(larger, vertical.before(), horizontal.before(), input);
    return new Padded(larger, 0, 0, () -> inside.assign(input));
  }

  /**
   * An input with its padding.
   *
   * @param array the array that the operation reads
   * @param vertical rows that the operation still has to pad on each side
   * @param horizontal columns that the operation still has to pad on each side
   * @param fill must run before the operation
   */
  record Padded(INDArray array, int vertical, int horizontal, Runnable fill) {}

  private static boolean isEven(Window window) {
    return window.before() == window.after();
  }

  private static Runnable activation(Node node, INDArray output, @Nullable INDArray logits) {
    Activation activation = node.activation();
    return switch (activation.kind()) {
      case IDENTITY -> () -> {};
      case RELU -> () -> Nd4j.getExecutioner().exec(new RectifiedLinear(output, output, 0));
      case LEAKY_RELU ->
          () -> Nd4j.getExecutioner().exec(new LeakyReLU(output, output, activation.slope()));
      case SIGMOID -> () -> Transforms.sigmoid(output, false);
      case TANH -> () -> Transforms.tanh(output, false);
      case SOFTMAX -> () -> softmax(output, logits);
      case RELU6, ELU, SELU, SWISH, SOFTPLUS, HARD_SIGMOID, HARD_SWISH, MISH, GELU ->
          () -> each(output, activation::apply);
    };
  }

  private static void each(INDArray output, DoubleUnaryOperator function) {
    FloatBuffer values = output.data().asNioFloat();
    for (int i = 0; i < output.length(); i++) {
      values.put(i, (float) function.applyAsDouble(values.get(i)));
    }
  }

  private static void softmax(INDArray output, @Nullable INDArray logits) {
    if (logits == null || output.rank() != 2) {
      throw new IllegalStateException("Softmax is for vectors");
    }
    logits.assign(output);
    output.subiColumnVector(logits.max(1));
    Transforms.exp(output, false);
    output.diviColumnVector(output.sum(1));
  }

  static Runnable run(DynamicCustomOp.DynamicCustomOpsBuilder builder) {
    CustomOp operation = builder.build();
    return () -> Nd4j.exec(operation);
  }

  static Runnable inOrder(Runnable first, Runnable second) {
    return () -> {
      first.run();
      second.run();
    };
  }
}
