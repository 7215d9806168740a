package org.filterscope.activation;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
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

/** Turns each node into a step that fills its array from its inputs' arrays. */
final class ForwardSteps {
  /** From Klambauer et al. 2017. */
  private static final double SELU_SLOPE = 1.6732632423543772;

  private static final double SELU_SCALE = 1.0507009873554805;

  private final Convolutions convolutions;
  private final Consumer<INDArray> scratch;

  /**
   * A maker of steps.
   *
   * @param scratch is told of every array that steps need besides the nodes' own
   */
  ForwardSteps(Convolutions convolutions, Consumer<INDArray> scratch) {
    this.convolutions = convolutions;
    this.scratch = scratch;
  }

  /**
   * A step that fills a node's array.
   *
   * @param pooled the array of the pooling that is computed along, see {@link FusedPoolings}
   * @param logits what keeps the sums before a softmax
   */
  Runnable step(
      Node node,
      List<INDArray> inputs,
      INDArray output,
      @Nullable INDArray pooled,
      @Nullable INDArray logits) {
    if (node.operation() instanceof Operation.Convolution dilated) {
      Operation.Convolution convolution = dilated.undilated();
      boolean rectify = node.activation().kind() == Activation.Kind.RELU;
      Padded input = padded(inputs.get(0), convolution.vertical(), convolution.horizontal(), 0);
      Runnable sums = convolutions.step(convolution, input, output, pooled, rectify);
      return rectify ? sums : inOrder(sums, activation(node, output, logits));
    }
    return inOrder(operation(node.operation(), inputs, output), activation(node, output, logits));
  }

  private Runnable operation(Operation operation, List<INDArray> inputs, INDArray output) {
    INDArray input = inputs.get(0);
    if (operation instanceof Operation.MaxPooling pooling) {
      return pooling("maxpool2d", pooling, input, output, true);
    }
    if (operation instanceof Operation.AveragePooling pooling) {
      return pooling("avgpool2d", pooling, input, output, pooling.countsPadding());
    }
    if (operation instanceof Operation.Padding padding) {
      return padding(padding, input, output);
    }
    if (operation instanceof Operation.GlobalAverage) {
      return () -> output.assign(input.rank() == 4 ? input.mean(1, 2) : input);
    }
    if (operation instanceof Operation.Flatten flatten) {
      boolean isChannelFirst = flatten.order() == Operation.Flatten.Order.CHANNEL_FIRST;
      return () ->
          output.assign(
              (isChannelFirst && input.rank() == 4 ? input.permute(0, 3, 1, 2).dup('c') : input)
                  .reshape('c', output.shape()));
    }
    if (operation instanceof Operation.Dense dense) {
      return () -> {
        input.mmuli(dense.weights(), output);
        output.addiRowVector(dense.bias());
      };
    }
    if (operation instanceof Operation.Normalisation normalisation) {
      return normalisation(normalisation, input, output);
    }
    if (operation instanceof Operation.Concatenation) {
      return run(
          DynamicCustomOp.builder("concat")
              .addInputs(inputs.toArray(INDArray[]::new))
              .addOutputs(output)
              .addIntegerArguments(output.rank() - 1));
    }
    if (operation instanceof Operation.Addition) {
      return () -> {
        output.assign(input);
        inputs.stream().skip(1).forEach(output::addi);
      };
    }
    if (operation instanceof Operation.Merge merge) {
      return () -> {
        output.assign(input);
        inputs.stream().skip(1).forEach(other -> merge(merge.rule(), output, other));
      };
    }
    if (operation instanceof Operation.FixedLength fixed) {
      return () -> {
        INDArray lengths = input.norm2(true, 1);
        // An image without a single activation stays zero instead of becoming not-a-number.
        output.assign(input.div(Transforms.max(lengths, Float.MIN_NORMAL)).muli(fixed.length()));
      };
    }
    return () -> output.assign(input);
  }

  private static void merge(Operation.Merge.Rule rule, INDArray output, INDArray other) {
    switch (rule) {
      case PRODUCT -> output.muli(other);
      case MAXIMUM -> Transforms.max(output, other, false);
    }
  }

  private Runnable normalisation(
      Operation.Normalisation normalisation, INDArray input, INDArray output) {
    INDArray scale = Nd4j.createFromArray(normalisation.scale());
    INDArray shift = Nd4j.createFromArray(normalisation.shift());
    scratch.accept(scale);
    scratch.accept(shift);
    long[] table = {input.length() / scale.length(), scale.length()};
    return () -> {
      INDArray rows = output.assign(input).reshape('c', table);
      rows.muliRowVector(scale).addiRowVector(shift);
    };
  }

  private Runnable pooling(
      String name,
      Operation.Windowed windows,
      INDArray input,
      INDArray output,
      boolean countsPadding) {
    Window vertical = windows.vertical();
    Window horizontal = windows.horizontal();
    boolean isMax = name.equals("maxpool2d");
    Padded padded = padded(input, vertical, horizontal, isMax ? Float.NEGATIVE_INFINITY : 0);
    Runnable pool =
        run(
            DynamicCustomOp.builder(name)
                .addInputs(padded.array())
                .addOutputs(output)
                .addIntegerArguments(
                    vertical.kernel(),
                    horizontal.kernel(),
                    vertical.stride(),
                    horizontal.stride(),
                    padded.vertical(),
                    padded.horizontal(),
                    vertical.dilation(),
                    horizontal.dilation(),
                    0,
                    1,
                    1));
    Runnable pooled = inOrder(padded.fill(), pool);
    return countsPadding ? pooled : inOrder(pooled, corrected(windows, input, output));
  }

  /** From means that count the padding to means over the cells that are there. */
  private Runnable corrected(Operation.Windowed windows, INDArray input, INDArray output) {
    Window vertical = windows.vertical();
    Window horizontal = windows.horizontal();
    INDArray factors = Nd4j.createUninitialized(DataType.FLOAT, output.shape());
    scratch.accept(factors);
    for (int y = 0; y < output.size(1); y++) {
      int rows = vertical.inside(y, (int) input.size(1));
      for (int x = 0; x < output.size(2); x++) {
        int columns = horizontal.inside(x, (int) input.size(2));
        factors
            .get(
                NDArrayIndex.all(),
                NDArrayIndex.point(y),
                NDArrayIndex.point(x),
                NDArrayIndex.all())
            .assign((double) vertical.kernel() * horizontal.kernel() / (rows * columns));
      }
    }
    return () -> output.muli(factors);
  }

  private static Runnable padding(Operation.Padding padding, INDArray input, INDArray output) {
    INDArray inside =
        inside(output, padding.vertical().before(), padding.horizontal().before(), input);
    return () -> {
      output.assign(0);
      inside.assign(input);
    };
  }

  /** The part of a larger array that holds a smaller one's cells. */
  private static INDArray inside(INDArray larger, int top, int left, INDArray smaller) {
    return larger.get(
        NDArrayIndex.all(),
        NDArrayIndex.interval(top, top + smaller.size(1)),
        NDArrayIndex.interval(left, left + smaller.size(2)),
        NDArrayIndex.all());
  }

  /**
   * The engine pads both sides alike; where a layer wants them different, its input is copied into
   * a larger array first.
   */
  private Padded padded(INDArray input, Window vertical, Window horizontal, float value) {
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
    scratch.accept(larger);
    INDArray inside = inside(larger, vertical.before(), horizontal.before(), input);
    return new Padded(larger, 0, 0, () -> inside.assign(input));
  }

  /**
   * An input with its padding.
   *
   * @param array what the operation reads
   * @param vertical rows that the operation has still to pad at both sides
   * @param horizontal columns that it has still to pad at both sides
   * @param fill to be run before the operation
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
      case RELU6 -> () -> each(output, z -> Math.min(Math.max(z, 0), 6));
      case ELU -> () -> each(output, z -> elu(z, activation.slope()));
      case SELU -> () -> each(output, z -> SELU_SCALE * elu(z, SELU_SLOPE));
      case SWISH -> () -> each(output, z -> z / (1 + Math.exp(-z)));
      case SOFTPLUS -> () -> each(output, z -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))));
    };
  }

  private static double elu(double z, double slope) {
    return z > 0 ? z : slope * Math.expm1(z);
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

  private static Runnable inOrder(Runnable first, Runnable second) {
    return () -> {
      first.run();
      second.run();
    };
  }
}
