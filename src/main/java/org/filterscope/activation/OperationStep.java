package org.filterscope.activation;

import java.util.List;
import org.filterscope.network.Operation;
import org.filterscope.network.OperationVisitor;
import org.filterscope.network.Window;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The step for each kind of operation, including its activation function.
 *
 * @param pooled the array of the pooling computed in the same step, see {@link FusedPoolings}
 * @param pooledSums receives that pooling's maxima before the ReLU
 * @param rectify whether the activation function is a ReLU
 * @param activation applies the activation function to the output
 */
record OperationStep(
    ForwardSteps steps,
    List<INDArray> inputs,
    INDArray output,
    @Nullable INDArray pooled,
    @Nullable INDArray pooledSums,
    boolean rectify,
    Runnable activation)
    implements OperationVisitor<Runnable> {

  private INDArray first() {
    return inputs.get(0);
  }

  private Runnable activated(Runnable work) {
    return ForwardSteps.inOrder(work, activation);
  }

  @Override
  public Runnable input(Operation.Input operation) {
    throw new IllegalStateException("The input is given, not computed");
  }

  @Override
  public Runnable convolution(Operation.Convolution dilated) {
    Operation.Convolution convolution = dilated.undilated();
    ForwardSteps.Padded input =
        steps.padded(first(), convolution.vertical(), convolution.horizontal(), 0);
    Runnable sums =
        steps.convolutions().step(convolution, input, output, pooled, pooledSums, rectify);
    return rectify ? sums : activated(sums);
  }

  @Override
  public Runnable maxPooling(Operation.MaxPooling pooling) {
    ForwardSteps.Padded padded =
        steps.padded(first(), pooling.vertical(), pooling.horizontal(), Float.NEGATIVE_INFINITY);
    return activated(pooling("maxpool2d", pooling, padded));
  }

  @Override
  public Runnable averagePooling(Operation.AveragePooling pooling) {
    ForwardSteps.Padded padded = steps.padded(first(), pooling.vertical(), pooling.horizontal(), 0);
    Runnable pool = pooling("avgpool2d", pooling, padded);
    return activated(
        pooling.countsPadding() ? pool : ForwardSteps.inOrder(pool, corrected(pooling)));
  }

  @Override
  public Runnable padding(Operation.Padding padding) {
    INDArray inside =
        ForwardSteps.inside(
            output, padding.vertical().before(), padding.horizontal().before(), first());
    return activated(
        () -> {
          output.assign(0);
          inside.assign(first());
        });
  }

  @Override
  public Runnable cropping(Operation.Cropping operation) {
    return activated(() -> RearrangedCells.crop(first(), operation, output));
  }

  @Override
  public Runnable selection(Operation.Selection operation) {
    int[] sources = operation.channels();
    return activated(() -> RearrangedCells.select(first(), sources, output));
  }

  @Override
  public Runnable gate(Operation.Gate operation) {
    INDArray factors = inputs.get(1);
    long cells = first().length() / factors.length();
    return activated(() -> RearrangedCells.scale(first(), factors, output, (int) cells));
  }

  @Override
  public Runnable upsampling(Operation.Upsampling operation) {
    return activated(() -> RearrangedCells.repeat(first(), operation, output));
  }

  @Override
  public Runnable globalAverage(Operation.GlobalAverage operation) {
    return activated(() -> output.assign(first().rank() == 4 ? first().mean(1, 2) : first()));
  }

  @Override
  public Runnable flatten(Operation.Flatten flatten) {
    boolean isTurned =
        flatten.order() == Operation.Flatten.Order.CHANNEL_FIRST && first().rank() == 4;
    return activated(
        () ->
            output.assign(
                (isTurned ? first().permute(0, 3, 1, 2).dup('c') : first())
                    .reshape('c', output.shape())));
  }

  @Override
  public Runnable dense(Operation.Dense dense) {
    return activated(
        () -> {
          first().mmuli(dense.weights(), output);
          output.addiRowVector(dense.bias());
        });
  }

  @Override
  public Runnable normalisation(Operation.Normalisation normalisation) {
    INDArray scale = steps.keep(Nd4j.createFromArray(normalisation.scale()));
    INDArray shift = steps.keep(Nd4j.createFromArray(normalisation.shift()));
    long[] table = {first().length() / scale.length(), scale.length()};
    return activated(
        () -> {
          INDArray rows = output.assign(first()).reshape('c', table);
          rows.muliRowVector(scale).addiRowVector(shift);
        });
  }

  @Override
  public Runnable cellScaling(Operation.CellScaling operation) {
    INDArray factors = steps.keep(Nd4j.createFromArray(operation.factors()));
    long[] table = {first().length() / factors.length(), factors.length()};
    return activated(() -> output.assign(first()).reshape('c', table).muliRowVector(factors));
  }

  @Override
  public Runnable identity(Operation.Identity operation) {
    return activated(() -> output.assign(first()));
  }

  @Override
  public Runnable concatenation(Operation.Concatenation operation) {
    return activated(
        ForwardSteps.run(
            DynamicCustomOp.builder("concat")
                .addInputs(inputs.toArray(INDArray[]::new))
                .addOutputs(output)
                .addIntegerArguments(output.rank() - 1)));
  }

  @Override
  public Runnable addition(Operation.Addition operation) {
    return activated(
        () -> {
          output.assign(first());
          inputs.stream().skip(1).forEach(output::addi);
        });
  }

  @Override
  public Runnable merge(Operation.Merge merge) {
    return activated(
        () -> {
          output.assign(first());
          inputs.stream().skip(1).forEach(other -> merge(merge.rule(), output, other));
        });
  }

  @Override
  public Runnable l2Normalisation(Operation.L2Normalisation fixed) {
    return activated(
        () -> {
          INDArray lengths = first().norm2(true, 1);
          // If all activations are zero, the output stays zero instead of becoming NaN.
          output.assign(
              first().div(Transforms.max(lengths, Float.MIN_NORMAL)).muli(fixed.length()));
        });
  }

  private static void merge(Operation.Merge.Rule rule, INDArray output, INDArray other) {
    switch (rule) {
      case PRODUCT -> output.muli(other);
      case MAXIMUM -> Transforms.max(output, other, false);
    }
  }

  private Runnable pooling(String name, Operation.Windowed windows, ForwardSteps.Padded padded) {
    Window vertical = windows.vertical();
    Window horizontal = windows.horizontal();
    Runnable pool =
        ForwardSteps.run(
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
    return ForwardSteps.inOrder(padded.fill(), pool);
  }

  /** Corrects means that count the padding to means over the real cells only. */
  private Runnable corrected(Operation.Windowed windows) {
    Window vertical = windows.vertical();
    Window horizontal = windows.horizontal();
    INDArray factors = steps.keep(Nd4j.createUninitialized(DataType.FLOAT, output.shape()));
    for (int y = 0; y < output.size(1); y++) {
      int rows = vertical.inside(y, (int) first().size(1));
      for (int x = 0; x < output.size(2); x++) {
        int columns = horizontal.inside(x, (int) first().size(2));
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
}
