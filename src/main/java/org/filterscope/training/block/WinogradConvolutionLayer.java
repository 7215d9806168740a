package org.filterscope.training.block;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.filterscope.activation.TrainableConvolutions;
import org.filterscope.activation.winograd.TrainableConvolution;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A 3 x 3 convolution with stride 1 for DL4J, computed by our own code, which is faster. It gives
 * the same results as DL4J up to rounding. It is used for training only; saved models have plain
 * layers.
 */
final class WinogradConvolutionLayer extends ConvolutionLayer {
  private static final long serialVersionUID = 1;

  private final transient TrainableConvolutions convolutions;
  private final boolean rectifies;
  private final boolean isFirst;

  /**
   * A layer.
   *
   * @param rectifies whether its activation is ReLU; otherwise there is none
   * @param isFirst whether nothing before it is trained
   */
  WinogradConvolutionLayer(
      ConvolutionLayer.Builder builder,
      TrainableConvolutions convolutions,
      boolean rectifies,
      boolean isFirst) {
    super(builder);
    this.convolutions = convolutions;
    this.rectifies = rectifies;
    this.isFirst = isFirst;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    Running layer =
        new Running(
            configuration,
            type,
            convolutions.add((int) getNIn(), (int) getNOut(), rectifies),
            isFirst);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    Map<String, INDArray> table = initializer().init(configuration, parameters, initialize);
    layer.setParamTable(table);
    layer.setConf(configuration);
    return layer;
  }

  /** The layer at work. */
  private static final class Running
      extends org.deeplearning4j.nn.layers.convolution.ConvolutionLayer {
    private final transient TrainableConvolution convolution;
    private final boolean isFirst;

    Running(
        NeuralNetConfiguration configuration,
        DataType type,
        TrainableConvolution convolution,
        boolean isFirst) {
      super(configuration, type);
      this.convolution = convolution;
      this.isFirst = isFirst;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
      INDArray weights = getParam(ConvolutionParamInitializer.WEIGHT_KEY);
      INDArray maps =
          memory.createUninitialized(
              ArrayType.ACTIVATIONS,
              DataType.FLOAT,
              new long[] {input.size(0), weights.size(0), input.size(2), input.size(3)},
              'c');
      convolution.forward(weights, getParam(ConvolutionParamInitializer.BIAS_KEY), input, maps);
      return maps;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
      INDArray ofWeights = gradientOf(ConvolutionParamInitializer.WEIGHT_KEY);
      INDArray ofBias = gradientOf(ConvolutionParamInitializer.BIAS_KEY);
      INDArray ofInput =
          isFirst
              ? null
              : memory.createUninitialized(
                  ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'c');
      convolution.backward(epsilon, ofWeights, ofBias, ofInput);
      Gradient gradient = new DefaultGradient();
      gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, ofBias);
      gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, ofWeights, 'c');
      return new Pair<>(gradient, ofInput);
    }

    /** DL4J's place for a parameter's gradient. */
    private INDArray gradientOf(String key) {
      return Objects.requireNonNull(gradientViews.get(key), key);
    }
  }
}
