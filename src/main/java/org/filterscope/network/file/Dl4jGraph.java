package org.filterscope.network.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads a network from a DL4J graph: a feed-forward graph of layers that can be walked back. Any
 * other layer is refused; the message gives its name and kind.
 */
public final class Dl4jGraph {
  private final ComputationGraph graph;
  private final Network.Builder builder;

  /** The nodes added so far, by their vertices' names. */
  private final Map<String, String> ends = new HashMap<>();

  /** Vertices that give vectors of length 1: scaling one gives it another fixed length. */
  private final Set<String> ofUnitLength = new HashSet<>();

  private Dl4jGraph(ComputationGraph graph, Shape input) {
    this.graph = graph;
    String name = graph.getConfiguration().getNetworkInputs().get(0);
    this.builder = new Network.Builder(name, input);
    ends.put(name, name);
  }

  /**
   * Reads a graph with one input. Its weights are copied; the graph may be closed afterwards.
   *
   * @param input the shape of the image it was made for
   * @throws Problem if a layer is of a kind that cannot be walked back; the message names it
   */
  public static Network read(ComputationGraph graph, Shape input) {
    return new Dl4jGraph(graph, input).read();
  }

  /**
   * Reads the network in a zip, by way of a DL4J graph that exists only during this call.
   *
   * @param input the shape of the image it was made for; empty if the file does not say
   * @throws Problem if the zip is damaged, or a layer is of a kind that cannot be walked back
   */
  static Network read(Dl4jZip zip, Optional<Shape> input) {
    String json = zip.configuration();
    ComputationGraphConfiguration configuration;
    Shape image;
    try {
      configuration = Dl4jConfiguration.read(json);
      image = input.or(() -> Dl4jConfiguration.input(configuration)).orElse(null);
    } catch (RuntimeException e) {
      // DL4J's reader throws a different exception for every part of a description.
      throw zip.damaged(e);
    }
    if (image == null) {
      throw zip.withoutImage();
    }
    try (INDArray weights = zip.weights()) {
      ComputationGraph graph = new ComputationGraph(configuration);
      // The graph uses these weights directly: it neither copies them nor draws random ones first.
      graph.init(weights, false);
      return read(graph, image);
    } catch (Problem e) {
      throw e;
    } catch (RuntimeException e) {
      throw zip.damaged(e);
    }
  }

  private Network read() {
    if (graph.getConfiguration().getNetworkInputs().size() != 1) {
      throw new Problem("layer.many-inputs", graph.getConfiguration().getNetworkInputs().size());
    }
    for (int index : graph.topologicalSortOrder()) {
      String name = graph.getVertices()[index].getVertexName();
      if (!ends.containsKey(name)) {
        List<String> inputs = new ArrayList<>();
        for (String input : inputs(name)) {
          inputs.add(end(input));
        }
        add(name, vertex(name), inputs);
        ends.put(name, name);
      }
    }
    return SeparateFunctions.joined(builder.build());
  }

  private void add(String name, GraphVertex vertex, List<String> inputs) {
    if (vertex instanceof LayerVertex layer) {
      addLayer(name, layer, inputs.get(0));
    } else if (vertex instanceof MergeVertex) {
      builder.add(name, new Operation.Concatenation(), Activation.IDENTITY, inputs);
    } else if (vertex instanceof ElementWiseVertex elementWise
        && elementWise.getOp() == ElementWiseVertex.Op.Add) {
      builder.add(name, new Operation.Addition(), Activation.IDENTITY, inputs);
    } else if (vertex instanceof ElementWiseVertex elementWise
        && elementWise.getOp() == ElementWiseVertex.Op.Product) {
      builder.add(name, product(inputs), Activation.IDENTITY, inputs);
    } else if (vertex instanceof ElementWiseVertex elementWise
        && elementWise.getOp() == ElementWiseVertex.Op.Max) {
      builder.add(
          name, new Operation.Merge(Operation.Merge.Rule.MAXIMUM), Activation.IDENTITY, inputs);
    } else if (vertex instanceof L2NormalizeVertex) {
      builder.add(name, new Operation.L2Normalisation(1), Activation.IDENTITY, inputs);
      ofUnitLength.add(name);
    } else if (vertex instanceof ScaleVertex scale && ofUnitLength.contains(inputs.get(0))) {
      builder.add(
          name,
          new Operation.L2Normalisation((float) scale.getScaleFactor()),
          Activation.IDENTITY,
          inputs);
    } else if (vertex instanceof ScaleVertex scale) {
      float[] factors = new float[builder.shape(inputs.get(0)).channels()];
      Arrays.fill(factors, (float) scale.getScaleFactor());
      builder.add(
          name,
          new Operation.Normalisation(factors, new float[factors.length], 0),
          Activation.IDENTITY,
          inputs);
    } else if (vertex instanceof PreprocessorVertex preprocessor
        && preprocessor.getPreProcessor() instanceof CnnToFeedForwardPreProcessor flattening) {
      builder.add(name, flatten(flattening), Activation.IDENTITY, inputs);
    } else if (vertex instanceof PreprocessorVertex preprocessor
        && preprocessor.getPreProcessor() instanceof FeedForwardToCnnPreProcessor maps
        && maps.getInputHeight() == 1
        && maps.getInputWidth() == 1) {
      builder.add(name, new Operation.Identity("reshape"), Activation.IDENTITY, inputs);
    } else {
      throw refusal(name, vertex);
    }
  }

  private void addLayer(String name, LayerVertex vertex, String input) {
    String source = input;
    if (vertex.getPreProcessor() instanceof CnnToFeedForwardPreProcessor flattening) {
      source = name + "_input";
      builder.add(source, flatten(flattening), Activation.IDENTITY, List.of(input));
    } else if (vertex.getPreProcessor() != null
        && !(Dl4jConfiguration.isImage(vertex.getPreProcessor()) && isInput(input))) {
      throw refusal(name, vertex.getPreProcessor());
    }
    Layer layer = vertex.getLayerConf().getLayer();
    Dl4jLayer read = Dl4jLayer.read(layer, builder.shape(source), key -> parameter(name, key));
    if (read == null) {
      throw refusal(name, layer);
    }
    builder.add(name, read.operation(), read.activation(), List.of(source));
  }

  /** Maps times maps, or maps times one factor for each channel. */
  private Operation product(List<String> inputs) {
    boolean isGate =
        inputs.size() == 2
            && builder.shape(inputs.get(1)).cells() == 1
            && builder.shape(inputs.get(0)).cells() > 1;
    return isGate ? new Operation.Gate() : new Operation.Merge(Operation.Merge.Rule.PRODUCT);
  }

  private boolean isInput(String name) {
    return graph.getConfiguration().getNetworkInputs().contains(name);
  }

  private static Operation flatten(CnnToFeedForwardPreProcessor flattening) {
    return new Operation.Flatten(
        flattening instanceof ChannelLastFlattening
            ? Operation.Flatten.Order.CHANNEL_LAST
            : Operation.Flatten.Order.CHANNEL_FIRST);
  }

  private GraphVertex vertex(String name) {
    return Objects.requireNonNull(graph.getConfiguration().getVertices().get(name), name);
  }

  private List<String> inputs(String name) {
    return Objects.requireNonNull(graph.getConfiguration().getVertexInputs().get(name), name);
  }

  private String end(String input) {
    return Objects.requireNonNull(ends.get(input), input);
  }

  private @Nullable INDArray parameter(String layer, String key) {
    return graph.getLayer(layer).paramTable().get(key);
  }

  private static Problem refusal(String name, Object kind) {
    return new Problem("layer.cannot-walk", name, kind.getClass().getSimpleName());
  }
}
