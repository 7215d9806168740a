package org.filterscope.network.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.filterscope.network.Shape;
import org.jspecify.annotations.Nullable;

/** DL4J's descriptions of networks: graphs, and lists of layers, which become graphs. */
final class Dl4jConfiguration {

  /** The usual sides of input images, in pixels. The first that fits is taken. */
  private static final int[] USUAL_SIDES = {
    224, 227, 299, 256, 331, 384, 192, 160, 128, 96, 64, 32
  };

  /** The usual sides of grey images, as of handwritten digits. */
  private static final int[] USUAL_GREY_SIDES = {28, 32, 48, 64, 96, 128, 224};

  private static final int LARGEST_SIDE = 512;
  private static final Set<Long> CHANNELS = Set.of(1L, 3L);

  private Dl4jConfiguration() {}

  /**
   * Reads a description.
   *
   * @throws RuntimeException of many kinds, if the text is not a description
   */
  static ComputationGraphConfiguration read(String text) {
    String json = text.replace(ChannelLastFlattening.NAME, ChannelLastFlattening.class.getName());
    return json.contains("\"vertexInputs\"")
        ? ComputationGraphConfiguration.fromJson(json)
        : graph(MultiLayerConfiguration.fromJson(json));
  }

  /** Turns a list of layers into a graph with the same parameters in the same order. */
  private static ComputationGraphConfiguration graph(MultiLayerConfiguration list) {
    ComputationGraphConfiguration.GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(list.getDataType())
            .graphBuilder()
            .addInputs("image")
            .validateOutputLayerConfig(false);
    String last = "image";
    for (int i = 0; i < list.getConfs().size(); i++) {
      Layer layer = list.getConf(i).getLayer();
      String name = layer.getLayerName() == null ? "layer" + i : layer.getLayerName();
      builder.addLayer(name, layer, list.getInputPreProcess(i), last);
      last = name;
    }
    return builder.setOutputs(last).build();
  }

  /**
   * The shape of the image that a graph was made for. DL4J does not keep it. It does keep the size
   * of the feature maps where they are flattened, and only certain images lead to that size.
   *
   * @return empty if no image of a usual size fits, grey or in colours
   */
  static Optional<Shape> input(ComputationGraphConfiguration configuration) {
    Optional<Shape> fromVector =
        layers(configuration)
            .map(LayerVertex::getPreProcessor)
            .filter(FeedForwardToCnnPreProcessor.class::isInstance)
            .map(FeedForwardToCnnPreProcessor.class::cast)
            .map(Dl4jConfiguration::shape)
            .findFirst();
    if (fromVector.isPresent()) {
      return fromVector;
    }
    long channels = firstChannels(configuration);
    if (!CHANNELS.contains(channels)) {
      return Optional.empty();
    }
    List<Flattening> flattenings = flattenings(configuration);
    // Computing the sizes also writes them into the description.
    ComputationGraphConfiguration trial = configuration.clone();
    int[] usual = channels == 1 ? USUAL_GREY_SIDES : USUAL_SIDES;
    return IntStream.concat(IntStream.of(usual), IntStream.rangeClosed(8, LARGEST_SIDE))
        .filter(side -> fits(trial, side, channels, flattenings))
        .mapToObj(side -> Shape.maps((int) channels, side, side))
        .findFirst();
  }

  /** Whether the preprocessor turns the network's input, a vector, back into an image. */
  static boolean isImage(InputPreProcessor preprocessor) {
    return preprocessor instanceof FeedForwardToCnnPreProcessor;
  }

  private static Shape shape(FeedForwardToCnnPreProcessor preprocessor) {
    return Shape.maps(
        Math.toIntExact(preprocessor.getNumChannels()),
        Math.toIntExact(preprocessor.getInputHeight()),
        Math.toIntExact(preprocessor.getInputWidth()));
  }

  private static long firstChannels(ComputationGraphConfiguration configuration) {
    return layers(configuration)
        .map(vertex -> vertex.getLayerConf().getLayer())
        .filter(ConvolutionLayer.class::isInstance)
        .mapToLong(layer -> ((ConvolutionLayer) layer).getNIn())
        .findFirst()
        .orElse(0);
  }

  private static boolean fits(
      ComputationGraphConfiguration configuration,
      int side,
      long channels,
      List<Flattening> flattenings) {
    try {
      Map<String, InputType> types =
          configuration.getLayerActivationTypes(
              true, InputType.convolutional(side, side, channels));
      return flattenings.stream().allMatch(flattening -> flattening.fits(types));
    } catch (RuntimeException e) {
      // This is how DL4J reports that sizes do not fit.
      return false;
    }
  }

  /**
   * A place where feature maps become a vector.
   *
   * @param maps the vertex that makes the feature maps
   */
  private record Flattening(String maps, long height, long width) {
    boolean fits(Map<String, InputType> types) {
      return types.get(maps) instanceof InputType.InputTypeConvolutional type
          && type.getHeight() == height
          && type.getWidth() == width;
    }
  }

  private static List<Flattening> flattenings(ComputationGraphConfiguration configuration) {
    List<Flattening> found = new ArrayList<>();
    configuration
        .getVertices()
        .forEach(
            (name, vertex) -> {
              if (preprocessor(vertex) instanceof CnnToFeedForwardPreProcessor flat) {
                List<String> inputs = configuration.getVertexInputs().get(name);
                String maps = Objects.requireNonNull(inputs, name).get(0);
                found.add(new Flattening(maps, flat.getInputHeight(), flat.getInputWidth()));
              }
            });
    return found;
  }

  private static @Nullable InputPreProcessor preprocessor(GraphVertex vertex) {
    if (vertex instanceof PreprocessorVertex alone) {
      return alone.getPreProcessor();
    }
    return vertex instanceof LayerVertex layer ? layer.getPreProcessor() : null;
  }

  private static Stream<LayerVertex> layers(ComputationGraphConfiguration configuration) {
    Map<String, GraphVertex> vertices = configuration.getVertices();
    List<String> order = configuration.getTopologicalOrderStr();
    Stream<String> names = order == null ? vertices.keySet().stream() : order.stream();
    return names
        .map(vertices::get)
        .filter(LayerVertex.class::isInstance)
        .map(LayerVertex.class::cast);
  }
}
