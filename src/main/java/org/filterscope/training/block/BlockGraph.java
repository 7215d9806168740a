package org.filterscope.training.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.filterscope.activation.TrainableConvolutions;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.OperationVisitor;
import org.filterscope.network.file.GraphWriter;
import org.filterscope.network.file.NetworkMemory;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.head.TrainedHead;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/** The last block and its head as a trainable DL4J graph. Use it on the engine's thread only. */
final class BlockGraph implements AutoCloseable {

  private final Network top;
  private final TrainableConvolutions convolutions = new TrainableConvolutions();
  private final ComputationGraph graph;

  /**
   * A graph with a network's weights.
   *
   * @param top the network that reads the maps below the block
   * @throws IllegalArgumentException if a layer cannot be trained; the message names it
   */
  BlockGraph(Network top, IUpdater updater) {
    this.top = top;
    this.graph = GraphWriter.graph(top, this::layer, updater);
  }

  /** Our faster layer if there is one, otherwise DL4J's own. */
  private ConvolutionLayer layer(Node node, ConvolutionLayer.Builder builder) {
    Operation.Convolution convolution = (Operation.Convolution) node.operation();
    Activation.Kind activation = node.activation().kind();
    boolean rectifies = activation == Activation.Kind.RELU;
    return TrainableConvolutions.canLearn(convolution)
            && (rectifies || activation == Activation.Kind.IDENTITY)
        ? new WinogradConvolutionLayer(builder, convolutions, rectifies, node.inputs().contains(0))
        : builder.build();
  }

  /**
   * Trains on some photographs once.
   *
   * @param maps those below the block, one array for each photograph
   * @return the loss before the step
   */
  double learn(List<float[]> maps, int[] labels) {
    INDArray targets = Nd4j.zeros(DataType.FLOAT, labels.length, top.output().shape().channels());
    for (int i = 0; i < labels.length; i++) {
      targets.putScalar(i, labels[i], 1);
    }
    try (INDArray input = input(maps);
        targets) {
      graph.fit(new DataSet(input, targets));
      return graph.score();
    }
  }

  /** What the head learns from, a row for each photograph. */
  List<float[]> features(List<float[]> maps) {
    Map<String, INDArray> outputs = graph.feedForward(input(maps), false);
    INDArray rows = Objects.requireNonNull(outputs.get(HeadKind.DIRECTION));
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      values.add(rows.getRow(i).toFloatVector());
    }
    // The garbage collector does not see how large they are off the heap.
    outputs.values().forEach(INDArray::close);
    return values;
  }

  /** The head as it is now. */
  TrainedHead head() {
    List<TrainedHead.Layer> layers = new ArrayList<>();
    for (Node node : top.nodes()) {
      if (node.operation() instanceof Operation.Dense && isOfHead(node)) {
        layers.add(new TrainedHead.Layer(weights(node), bias(node)));
      }
    }
    return new TrainedHead(layers);
  }

  private boolean isOfHead(Node node) {
    return node.index() > top.find(HeadKind.DIRECTION).orElseThrow().index();
  }

  /** The block's layers as they are now, by name. */
  Map<String, Operation> learned() {
    Map<String, Operation> learned = new HashMap<>();
    for (Node node : top.nodes()) {
      if (!isOfHead(node)) {
        Operation operation = node.operation().accept(new Learned(node));
        if (operation != node.operation()) {
          learned.put(node.name(), operation);
        }
      }
    }
    return learned;
  }

  /** Copies of all parameters and of the updater's state. */
  State state() {
    return new State(
        graph.params().dup(),
        graph.getUpdater().getStateViewArray().dup(),
        graph.getConfiguration().getIterationCount());
  }

  /** Sets the parameters of the same network. */
  void setParameters(INDArray parameters) {
    graph.setParams(parameters);
  }

  /** Continues from a state. */
  void resume(State state) {
    graph.setParams(state.parameters());
    graph.getUpdater().setStateViewArray(state.memory());
    graph.getConfiguration().setIterationCount(state.steps());
  }

  /**
   * Everything that the next steps depend on.
   *
   * @param parameters all of them, as one vector
   * @param memory the updater's state: moments of the gradients
   * @param steps the number of steps so far
   */
  record State(INDArray parameters, INDArray memory, int steps) {}

  @Override
  public void close() {
    NetworkMemory.free(graph);
    convolutions.close();
  }

  private INDArray weights(Node node) {
    return graph.getParam(node.name() + "_W").dup('c');
  }

  private INDArray bias(Node node) {
    return graph.getParam(node.name() + "_b").dup('c').ravel();
  }

  private INDArray input(List<float[]> maps) {
    int each = maps.get(0).length;
    float[] all = new float[maps.size() * each];
    for (int i = 0; i < maps.size(); i++) {
      System.arraycopy(maps.get(i), 0, all, i * each, each);
    }
    INDArray rows = Nd4j.createFromArray(all).reshape('c', maps.size(), each);
    return top.input().isVector()
        ? rows
        : rows.reshape(
            'c', maps.size(), top.input().channels(), top.input().height(), top.input().width());
  }

  /** A node's operation with its current weights; the operation itself if it is not trained. */
  private final class Learned implements OperationVisitor<Operation> {
    private final Node node;

    Learned(Node node) {
      this.node = node;
    }

    @Override
    public Operation input(Operation.Input operation) {
      return operation;
    }

    @Override
    public Operation convolution(Operation.Convolution operation) {
      // DL4J's order is output, input, height, width; ours is height, width, input, output.
      INDArray kernels = graph.getParam(node.name() + "_W").permute(2, 3, 1, 0).dup('c');
      return new Operation.Convolution(
          kernels, bias(node), operation.vertical(), operation.horizontal());
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
    public Operation dense(Operation.Dense operation) {
      return new Operation.Dense(weights(node), bias(node));
    }

    @Override
    public Operation normalisation(Operation.Normalisation operation) {
      return operation;
    }

    @Override
    public Operation cellScaling(Operation.CellScaling operation) {
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
  }
}
