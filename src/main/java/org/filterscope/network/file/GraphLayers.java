package org.filterscope.network.file;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Nodes as layers of DL4J's: the way back from {@link Dl4jLayer}. */
final class GraphLayers {

  private final GraphWriter.Convolutions convolutions;
  private final boolean isTrained;

  /**
   * Makes layers.
   *
   * @param convolutions makes those of convolutions
   * @param isTrained whether they shall learn
   */
  GraphLayers(GraphWriter.Convolutions convolutions, boolean isTrained) {
    this.convolutions = convolutions;
    this.isTrained = isTrained;
  }

  /**
   * A node as one layer.
   *
   * @param input the shape it reads
   * @param isOutput whether it is the network's last
   * @return null if no layer of DL4J's does the same
   */
  @Nullable Layer layer(Node node, Shape input, boolean isOutput) {
    Operation operation = node.operation();
    if (operation instanceof Operation.Convolution convolution) {
      return convolution(node, convolution, input);
    }
    if (operation instanceof Operation.MaxPooling pooling) {
      return pooling(SubsamplingLayer.PoolingType.MAX, pooling, input, true);
    }
    if (operation instanceof Operation.AveragePooling pooling) {
      return pooling(SubsamplingLayer.PoolingType.AVG, pooling, input, pooling.countsPadding());
    }
    if (operation instanceof Operation.Padding padding) {
      return padding(padding.vertical(), padding.horizontal());
    }
    if (operation instanceof Operation.GlobalAverage) {
      return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    }
    if (operation instanceof Operation.Normalisation normalisation && !isTrained) {
      // While it learns, DL4J would take the means of the few images at hand.
      return new BatchNormalization.Builder()
          .nIn(normalisation.scale().length)
          .nOut(normalisation.scale().length)
          .eps(0)
          .build();
    }
    if (operation instanceof Operation.Dense dense) {
      return dense(node, dense, isOutput);
    }
    if (operation instanceof Operation.Identity) {
      return isOutput
          ? new LossLayer.Builder(LossFunctions.LossFunction.MCXENT)
              .activation(activation(node))
              .build()
          : new ActivationLayer.Builder().activation(activation(node)).build();
    }
    return null;
  }

  /** A layer that puts cells of zeros around maps. */
  static ZeroPaddingLayer padding(Window down, Window across) {
    return new ZeroPaddingLayer.Builder(
            down.before(), down.after(), across.before(), across.after())
        .build();
  }

  /** Whether a layer of DL4J's can pad as a node does; else zeros must be put around before it. */
  static boolean canPad(Operation.Windowed windows, Shape input) {
    return mode(windows, input) != null;
  }

  private static @Nullable ConvolutionMode mode(Operation.Windowed windows, Shape input) {
    Window down = windows.vertical();
    Window across = windows.horizontal();
    if (down.before() == down.after() && across.before() == across.after()) {
      return ConvolutionMode.Truncate;
    }
    return down.equals(same(down, input.height())) && across.equals(same(across, input.width()))
        ? ConvolutionMode.Same
        : null;
  }

  private static Window same(Window window, int cells) {
    return Window.same(window.kernel(), window.stride(), window.dilation(), cells);
  }

  private Layer convolution(Node node, Operation.Convolution convolution, Shape input) {
    Window down = convolution.vertical();
    Window across = convolution.horizontal();
    ConvolutionMode mode = mode(convolution, input);
    ConvolutionLayer.Builder builder =
        new ConvolutionLayer.Builder(down.kernel(), across.kernel())
            .stride(down.stride(), across.stride())
            .dilation(down.dilation(), across.dilation())
            .nIn(convolution.inputs())
            .nOut(convolution.outputs())
            .activation(activation(node));
    if (mode == ConvolutionMode.Truncate) {
      builder.padding(down.before(), across.before());
    } else if (mode != null) {
      builder.convolutionMode(mode);
    }
    return convolutions.layer(node, builder);
  }

  private static @Nullable Layer pooling(
      SubsamplingLayer.PoolingType type,
      Operation.Windowed pooling,
      Shape input,
      boolean countsPadding) {
    Window down = pooling.vertical();
    Window across = pooling.horizontal();
    ConvolutionMode mode = mode(pooling, input);
    if (mode == null || down.dilation() != 1 || across.dilation() != 1) {
      return null;
    }
    SubsamplingLayer.Builder builder =
        new SubsamplingLayer.Builder(type)
            .kernelSize(down.kernel(), across.kernel())
            .stride(down.stride(), across.stride())
            .convolutionMode(mode);
    SubsamplingLayer layer =
        mode == ConvolutionMode.Same
            ? builder.build()
            : builder.padding(down.before(), across.before()).build();
    layer.setAvgPoolIncludePadInDivisor(countsPadding);
    return layer;
  }

  private static Layer dense(Node node, Operation.Dense dense, boolean isOutput) {
    long inputs = dense.weights().size(0);
    long outputs = dense.weights().size(1);
    if (isOutput) {
      return new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
          .activation(activation(node))
          .nIn(inputs)
          .nOut(outputs)
          .build();
    }
    return new DenseLayer.Builder().activation(activation(node)).nIn(inputs).nOut(outputs).build();
  }

  private static IActivation activation(Node node) {
    return switch (node.activation().kind()) {
      case IDENTITY -> Activation.IDENTITY.getActivationFunction();
      case RELU -> Activation.RELU.getActivationFunction();
      case SIGMOID -> Activation.SIGMOID.getActivationFunction();
      case TANH -> Activation.TANH.getActivationFunction();
      case SOFTMAX -> Activation.SOFTMAX.getActivationFunction();
      case LEAKY_RELU -> new ActivationLReLU(node.activation().slope());
      case RELU6 -> Activation.RELU6.getActivationFunction();
      case ELU -> new ActivationELU(node.activation().slope());
      case SELU -> Activation.SELU.getActivationFunction();
      case SWISH -> Activation.SWISH.getActivationFunction();
      case SOFTPLUS -> Activation.SOFTPLUS.getActivationFunction();
    };
  }
}
