package org.filterscope.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network as it is before any training. Its weights are random, with the standard deviation that
 * keeps the size of rectified sums from layer to layer (He et al. 2015). Biases are zero, and batch
 * normalisation changes nothing. Weights that are zero stay zero: they stand for connections that a
 * depthwise layer does not have.
 */
public final class RandomWeights implements OperationVisitor<Operation> {

  /** Seeds of layers are this far apart, so neighbouring seeds share no random numbers. */
  private static final long SEED_STEP = 1_000_003;

  private final Random random;

  private RandomWeights(Random random) {
    this.random = random;
  }

  /**
   * The same layers with random weights.
   *
   * @param seed the same seed gives the same weights
   */
  public static Network of(Network network, long seed) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    for (Node node : network.nodes()) {
      Random random = new Random(seed * SEED_STEP + node.index());
      operations.put(node.name(), node.operation().accept(new RandomWeights(random)));
    }
    return network.with(operations);
  }

  @Override
  public Operation convolution(Operation.Convolution operation) {
    int outputs = operation.outputs();
    return new Operation.Convolution(
        drawn(operation.kernels(), outputs),
        Nd4j.zeros(DataType.FLOAT, outputs),
        operation.vertical(),
        operation.horizontal(),
        operation.trained());
  }

  @Override
  public Operation dense(Operation.Dense operation) {
    int outputs = (int) operation.weights().size(1);
    return new Operation.Dense(
        drawn(operation.weights(), outputs),
        Nd4j.zeros(DataType.FLOAT, outputs),
        operation.trained());
  }

  @Override
  public Operation normalisation(Operation.Normalisation operation) {
    float[] ones = new float[operation.scale().length];
    Arrays.fill(ones, 1);
    return new Operation.Normalisation(ones, new float[ones.length], operation.trained());
  }

  /** Slopes of zero, with which parametric rectifiers begin. */
  @Override
  public Operation cellScaling(Operation.CellScaling operation) {
    return new Operation.CellScaling(new float[operation.factors().length]);
  }

  @Override
  public Operation input(Operation.Input operation) {
    return operation;
  }

  @Override
  public Operation maxPooling(Operation.MaxPooling operation) {
    return operation;
  }

  @Override
  public Operation averagePooling(Operation.AveragePooling operation) {
    return operation;
  }

  @Override
  public Operation padding(Operation.Padding operation) {
    return operation;
  }

  @Override
  public Operation cropping(Operation.Cropping operation) {
    return operation;
  }

  @Override
  public Operation selection(Operation.Selection operation) {
    return operation;
  }

  @Override
  public Operation gate(Operation.Gate operation) {
    return operation;
  }

  @Override
  public Operation upsampling(Operation.Upsampling operation) {
    return operation;
  }

  @Override
  public Operation globalAverage(Operation.GlobalAverage operation) {
    return operation;
  }

  @Override
  public Operation flatten(Operation.Flatten operation) {
    return operation;
  }

  @Override
  public Operation identity(Operation.Identity operation) {
    return operation;
  }

  @Override
  public Operation concatenation(Operation.Concatenation operation) {
    return operation;
  }

  @Override
  public Operation addition(Operation.Addition operation) {
    return operation;
  }

  @Override
  public Operation merge(Operation.Merge operation) {
    return operation;
  }

  @Override
  public Operation l2Normalisation(Operation.L2Normalisation operation) {
    return operation;
  }

  /** Random weights of the same shape, with the outputs along the last axis. */
  private INDArray drawn(INDArray weights, int outputs) {
    float[] values = weights.dup('c').data().asFloat();
    int[] connections = new int[outputs];
    for (int i = 0; i < values.length; i++) {
      connections[i % outputs] += values[i] == 0 ? 0 : 1;
    }
    for (int i = 0; i < values.length; i++) {
      double deviation = Math.sqrt(2.0 / Math.max(1, connections[i % outputs]));
      values[i] = values[i] == 0 ? 0 : (float) (random.nextGaussian() * deviation);
    }
    return Nd4j.createFromArray(values).reshape('c', weights.shape());
  }
}
