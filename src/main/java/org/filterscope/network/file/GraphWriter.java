package org.filterscope.network.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * A network as a graph of DL4J's, layer for layer under the same names: the way back from {@link
 * Dl4jGraph}. It knows the layers of the networks that are trained here and refuses others.
 */
public final class GraphWriter {
  private final Network network;
  private final Convolutions convolutions;
  private final GraphBuilder builder;

  /** Makes the layers of convolutions. */
  @FunctionalInterface
  public interface Convolutions {

    /**
     * A layer.
     *
     * @param builder knows the kernels' size, the channels and the activation
     */
    ConvolutionLayer layer(Node node, ConvolutionLayer.Builder builder);
  }

  private GraphWriter(
      Network network, Convolutions convolutions, NeuralNetConfiguration.Builder settings) {
    this.network = network;
    this.convolutions = convolutions;
    Shape input = network.input();
    // Nothing here is random; the time, which DL4J takes otherwise, would change the file.
    builder =
        settings
            .seed(1)
            .graphBuilder()
            .addInputs(network.node(0).name())
            .setInputTypes(
                InputType.convolutional(input.height(), input.width(), input.channels()));
  }

  /**
   * The graph, whose input is {@code [images, channels, height, width]}. The caller closes it.
   *
   * @throws IllegalArgumentException if a layer is of another kind; the message names it
   */
  static ComputationGraph graph(Network network) {
    return new GraphWriter(
            network, (node, builder) -> builder.build(), new NeuralNetConfiguration.Builder())
        .graph();
  }

  /**
   * The graph, to be trained. The caller closes it.
   *
   * @param convolutions makes its convolutions, which may compute in their own way
   * @throws IllegalArgumentException if a layer is of another kind; the message names it
   */
  public static ComputationGraph graph(
      Network network, Convolutions convolutions, IUpdater updater) {
    // Otherwise DL4J computes every convolution a second time on the way back.
    return new GraphWriter(
            network,
            convolutions,
            new NeuralNetConfiguration.Builder().updater(updater).cacheMode(CacheMode.DEVICE))
        .graph();
  }

  private ComputationGraph graph() {
    for (Node node : network.nodes()) {
      if (!(node.operation() instanceof Operation.Input)) {
        add(node);
      }
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
    List<String> sources = new ArrayList<>();
    node.inputs().forEach(input -> sources.add(network.node(input).name()));
    String[] inputs = sources.toArray(String[]::new);
    Operation operation = node.operation();
    if (operation instanceof Operation.Convolution convolution) {
      builder.addLayer(node.name(), layer(node, convolution), inputs);
    } else if (operation instanceof Operation.MaxPooling pooling) {
      builder.addLayer(
          node.name(),
          pooling(
              org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType.MAX, pooling, node),
          inputs);
    } else if (operation instanceof Operation.AveragePooling pooling) {
      builder.addLayer(
          node.name(),
          pooling(
              org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType.AVG, pooling, node),
          inputs);
    } else if (operation instanceof Operation.GlobalAverage) {
      builder.addLayer(
          node.name(), new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), inputs);
    } else if (operation instanceof Operation.Flatten flatten
        && flatten.order() == Operation.Flatten.Order.CHANNEL_FIRST) {
      Shape maps = network.node(node.inputs().get(0)).shape();
      builder.addVertex(
          node.name(),
          new PreprocessorVertex(
              new CnnToFeedForwardPreProcessor(maps.height(), maps.width(), maps.channels())),
          inputs);
    } else if (operation instanceof Operation.Concatenation) {
      builder.addVertex(node.name(), new MergeVertex(), inputs);
    } else if (operation instanceof Operation.FixedLength fixed) {
      String unit = node.name() + Dl4jGraph.UNIT_LENGTH;
      builder.addVertex(unit, new L2NormalizeVertex(), inputs);
      builder.addVertex(node.name(), new ScaleVertex(fixed.length()), unit);
    } else if (operation instanceof Operation.Dense dense) {
      builder.addLayer(node.name(), layer(node, dense), inputs);
    } else {
      throw refusal(node);
    }
  }

  private ConvolutionLayer layer(Node node, Operation.Convolution convolution) {
    Window down = convolution.vertical();
    Window across = convolution.horizontal();
    return convolutions.layer(
        node,
        new ConvolutionLayer.Builder(down.kernel(), across.kernel())
            .stride(down.stride(), across.stride())
            .padding(padding(down, node), padding(across, node))
            .dilation(down.dilation(), across.dilation())
            .nIn(convolution.inputs())
            .nOut(convolution.outputs())
            .activation(activation(node)));
  }

  private static SubsamplingLayer pooling(
      org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType type,
      Operation.Windowed pooling,
      Node node) {
    Window down = pooling.vertical();
    Window across = pooling.horizontal();
    return new SubsamplingLayer.Builder(type)
        .kernelSize(down.kernel(), across.kernel())
        .stride(down.stride(), across.stride())
        .padding(padding(down, node), padding(across, node))
        .build();
  }

  private FeedForwardLayer layer(Node node, Operation.Dense dense) {
    long inputs = dense.weights().size(0);
    long outputs = dense.weights().size(1);
    if (node.equals(network.output())) {
      return new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
          .activation(activation(node))
          .nIn(inputs)
          .nOut(outputs)
          .build();
    }
    return new DenseLayer.Builder().activation(activation(node)).nIn(inputs).nOut(outputs).build();
  }

  private static int padding(Window window, Node node) {
    if (window.before() != window.after()) {
      throw refusal(node);
    }
    return window.before();
  }

  private static org.nd4j.linalg.activations.Activation activation(Node node) {
    return switch (node.activation().kind()) {
      case IDENTITY -> org.nd4j.linalg.activations.Activation.IDENTITY;
      case RELU -> org.nd4j.linalg.activations.Activation.RELU;
      case SIGMOID -> org.nd4j.linalg.activations.Activation.SIGMOID;
      case TANH -> org.nd4j.linalg.activations.Activation.TANH;
      case SOFTMAX -> org.nd4j.linalg.activations.Activation.SOFTMAX;
      case LEAKY_RELU -> throw refusal(node);
    };
  }

  private static void setParameters(ComputationGraph graph, Node node) {
    Map<String, INDArray> parameters =
        node.operation() instanceof Operation.Convolution convolution
            // Here height, width, input, output; there output, input, height, width.
            ? Map.of("W", convolution.kernels().permute(3, 2, 0, 1), "b", convolution.bias())
            : node.operation() instanceof Operation.Dense dense
                ? Map.of("W", dense.weights(), "b", dense.bias())
                : Map.of();
    parameters.forEach(
        (key, values) ->
            graph.setParam(
                node.name() + "_" + key,
                key.equals("b") ? values.reshape(1, values.length()) : values));
  }

  private static IllegalArgumentException refusal(Node node) {
    return new IllegalArgumentException(
        node.name() + " is of a kind that is not written: " + node.operation().kind());
  }
}
