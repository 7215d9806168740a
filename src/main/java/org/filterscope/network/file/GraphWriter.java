package org.filterscope.network.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.OperationVisitor;
import org.filterscope.network.Shape;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Turns a network into a DL4J graph, layer by layer with the same names: the inverse of {@link
 * Dl4jGraph}. A node without a DL4J counterpart is refused; the message names it.
 */
public final class GraphWriter {
  /** The suffix of the padding layer before a layer that cannot pad itself. */
  private static final String PADDING = "_padding";

  /** The suffix of the vertex with the factors of a gate. */
  private static final String FACTORS = "_factors";

  /** The suffix of the layer that repeats them over the maps. */
  private static final String EVERYWHERE = "_everywhere";

  /** The suffix of the vertex before the one that scales. */
  private static final String UNIT_LENGTH = "_unit";

  private final Network network;
  private final GraphLayers layers;
  private final GraphBuilder builder;

  /** Makes the layers of convolutions. */
  @FunctionalInterface
  public interface Convolutions {

    /**
     * Makes the layer of a convolution.
     *
     * @param builder has the kernels' size, the channels and the activation
     */
    ConvolutionLayer layer(Node node, ConvolutionLayer.Builder builder);
  }

  private GraphWriter(
      Network network, GraphLayers layers, NeuralNetConfiguration.Builder settings) {
    this.network = network;
    this.layers = layers;
    Shape input = network.input();
    // Nothing here is random, but DL4J's default seed, the time, would change the file.
    builder =
        settings
            .seed(1)
            .graphBuilder()
            .addInputs(network.node(0).name())
            .setInputTypes(
                input.isVector()
                    ? InputType.feedForward(input.channels())
                    : InputType.convolutional(input.height(), input.width(), input.channels()));
  }

  /**
   * The graph, which reads {@code [images, channels, height, width]}. The caller closes it.
   *
   * @throws IllegalArgumentException if a layer is of another kind; the message names it
   */
  static ComputationGraph graph(Network network) {
    return new GraphWriter(
            SeparateFunctions.separate(network),
            new GraphLayers((node, builder) -> builder.build(), false),
            new NeuralNetConfiguration.Builder())
        .graph();
  }

  /**
   * The graph for training. The caller closes it.
   *
   * @param convolutions makes its convolutional layers, which may have their own implementation
   * @throws IllegalArgumentException if a layer is of another kind; the message names it
   */
  public static ComputationGraph graph(
      Network network, Convolutions convolutions, IUpdater updater) {
    SeparateFunctions.requireLearning(network);
    // Otherwise DL4J computes every convolution a second time in the backward pass.
    return new GraphWriter(
            SeparateFunctions.separate(network),
            new GraphLayers(convolutions, true),
            new NeuralNetConfiguration.Builder().updater(updater).cacheMode(CacheMode.DEVICE))
        .graph();
  }

  /** The first node that cannot be written, if there is one; takes no time. */
  static Optional<Node> firstNotWritten(Network network) {
    Network separate = SeparateFunctions.separate(network);
    GraphWriter writer =
        new GraphWriter(
            separate,
            new GraphLayers((node, builder) -> builder.build(), false),
            new NeuralNetConfiguration.Builder());
    for (Node node : separate.nodes()) {
      try {
        writer.add(node);
      } catch (IllegalArgumentException e) {
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }

  private ComputationGraph graph() {
    for (Node node : network.nodes()) {
      add(node);
    }
    ComputationGraph graph =
        new ComputationGraph(builder.setOutputs(network.output().name()).build());
    graph.init();
    for (Node node : network.nodes()) {
      setParameters(graph, node);
    }
    return graph;
  }

  private void add(Node node) {
    requireOrder(node);
    List<String> sources = new ArrayList<>();
    node.inputs().forEach(input -> sources.add(network.node(input).name()));
    String[] inputs = sources.toArray(String[]::new);
    node.operation().accept(new Adding(node, inputs)).run();
  }

  /**
   * Adds two vertices: one scales the vector to length 1, the other to its fixed length. Reading
   * turns the two into one node again.
   */
  private void addL2Normalisation(Node node, Operation.L2Normalisation fixed, String... inputs) {
    if (fixed.length() == 1) {
      builder.addVertex(node.name(), new L2NormalizeVertex(), inputs);
    } else if (input(node).operation() instanceof Operation.L2Normalisation before
        && before.length() == 1) {
      builder.addVertex(node.name(), new ScaleVertex(fixed.length()), inputs);
    } else {
      String unit = free(node.name() + UNIT_LENGTH);
      builder.addVertex(unit, new L2NormalizeVertex(), inputs);
      builder.addVertex(node.name(), new ScaleVertex(fixed.length()), unit);
    }
  }

  /**
   * Adds a product, and before it what makes maps of a vector of factors, each full of its factor.
   */
  private void addGate(Node node, String... inputs) {
    Shape factors = network.node(node.inputs().get(1)).shape();
    String second = inputs[1];
    if (factors.isVector() && !node.shape().isVector()) {
      second = free(node.name() + FACTORS);
      builder.addVertex(
          second,
          new PreprocessorVertex(new FeedForwardToCnnPreProcessor(1, 1, factors.channels())),
          inputs[1]);
    }
    if (node.shape().cells() > 1) {
      String everywhere = free(node.name() + EVERYWHERE);
      builder.addLayer(
          everywhere,
          new Upsampling2D.Builder(1)
              .size(new int[] {node.shape().height(), node.shape().width()})
              .build(),
          second);
      second = everywhere;
    }
    builder.addVertex(
        node.name(), new ElementWiseVertex(ElementWiseVertex.Op.Product), inputs[0], second);
  }

  /** A name for a vertex that no node has yet. */
  private String free(String wanted) {
    return network.find(wanted).isPresent() ? free(wanted + "_") : wanted;
  }

  private void addLayer(Node node, String... inputs) {
    Shape input = input(node).shape();
    Layer layer = layers.layer(node, input, node.equals(network.output()));
    if (layer == null) {
      throw refusal(node);
    }
    if (node.operation() instanceof Operation.Convolution convolution
        && !GraphLayers.canPad(convolution, input)) {
      String padding = free(node.name() + PADDING);
      builder.addLayer(
          padding, GraphLayers.padding(convolution.vertical(), convolution.horizontal()), inputs);
      builder.addLayer(node.name(), layer, padding);
    } else {
      builder.addLayer(node.name(), layer, inputs);
    }
  }

  private Node input(Node node) {
    return network.node(node.inputs().get(0));
  }

  private void setParameters(ComputationGraph graph, Node node) {
    node.operation()
        .accept(new GraphParameters(network, node))
        .forEach(
            (key, values) ->
                graph.setParam(
                    node.name() + "_" + key,
                    values.rank() == 1 ? values.reshape(1, values.length()) : values));
  }

  /**
   * Refuses the other order of flattening unless a dense layer follows, which can make up for it.
   */
  private void requireOrder(Node node) {
    boolean isDense = node.operation() instanceof Operation.Dense;
    boolean isPassing = node.operation() instanceof Operation.Identity;
    for (int index : node.inputs()) {
      Node before = network.node(index);
      while (before.operation() instanceof Operation.Identity) {
        before = input(before);
      }
      boolean isLost = isPassing && node.equals(network.output());
      if (GraphParameters.isChannelLast(network, before) && (isLost || !(isDense || isPassing))) {
        throw refusal(before);
      }
    }
  }

  private static IllegalArgumentException refusal(Node node) {
    return new IllegalArgumentException(
        node.name() + " is of a kind that is not written: " + node.operation().kind());
  }

  /** Adds the counterpart of a node to the graph, for each kind of operation. */
  @SuppressWarnings("UnnecessaryLambda") // The visitor's caller runs the result.
  private final class Adding implements OperationVisitor<Runnable> {
    private final Node node;
    private final String[] inputs;

    Adding(Node node, String... inputs) {
      this.node = node;
      this.inputs = inputs;
    }

    private Runnable vertex(GraphVertex vertex) {
      return () -> builder.addVertex(node.name(), vertex, inputs);
    }

    private Runnable layer() {
      return () -> addLayer(node, inputs);
    }

    @Override
    public Runnable input(Operation.Input operation) {
      return () -> {};
    }

    @Override
    public Runnable convolution(Operation.Convolution operation) {
      return layer();
    }

    @Override
    public Runnable maxPooling(Operation.MaxPooling operation) {
      return layer();
    }

    @Override
    public Runnable averagePooling(Operation.AveragePooling operation) {
      return layer();
    }

    @Override
    public Runnable padding(Operation.Padding operation) {
      return layer();
    }

    @Override
    public Runnable cropping(Operation.Cropping operation) {
      return layer();
    }

    @Override
    public Runnable selection(Operation.Selection operation) {
      return layer();
    }

    @Override
    public Runnable gate(Operation.Gate operation) {
      return () -> addGate(node, inputs);
    }

    @Override
    public Runnable upsampling(Operation.Upsampling operation) {
      return layer();
    }

    @Override
    public Runnable globalAverage(Operation.GlobalAverage operation) {
      return layer();
    }

    @Override
    public Runnable flatten(Operation.Flatten operation) {
      Shape maps = GraphWriter.this.input(node).shape();
      return vertex(
          new PreprocessorVertex(
              new CnnToFeedForwardPreProcessor(maps.height(), maps.width(), maps.channels())));
    }

    @Override
    public Runnable dense(Operation.Dense operation) {
      return layer();
    }

    @Override
    public Runnable normalisation(Operation.Normalisation operation) {
      return layer();
    }

    @Override
    public Runnable cellScaling(Operation.CellScaling operation) {
      return layer();
    }

    @Override
    public Runnable identity(Operation.Identity operation) {
      return layer();
    }

    @Override
    public Runnable concatenation(Operation.Concatenation operation) {
      return vertex(new MergeVertex());
    }

    @Override
    public Runnable addition(Operation.Addition operation) {
      return vertex(new ElementWiseVertex(ElementWiseVertex.Op.Add));
    }

    @Override
    public Runnable merge(Operation.Merge operation) {
      return vertex(
          new ElementWiseVertex(
              operation.rule() == Operation.Merge.Rule.PRODUCT
                  ? ElementWiseVertex.Op.Product
                  : ElementWiseVertex.Op.Max));
    }

    @Override
    public Runnable l2Normalisation(Operation.L2Normalisation operation) {
      return () -> addL2Normalisation(node, operation, inputs);
    }
  }
}
