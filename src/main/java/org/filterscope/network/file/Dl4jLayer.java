package org.filterscope.network.file;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.filterscope.network.Activation;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One DL4J layer as an operation with its activation. */
record Dl4jLayer(Operation operation, Activation activation) {

  private static final float SLOPE_OF_DL4J = 0.2f;

  /**
   * Reads a layer; weights are copied into the order used here.
   *
   * @param input the shape it reads
   * @param parameters gives the layer's arrays by DL4J's keys
   * @return null if its kind is not supported here
   */
  static @Nullable Dl4jLayer read(
      Layer layer, Shape input, Function<String, @Nullable INDArray> parameters) {
    Activation activation = activation(layer);
    Operation operation = activation == null ? null : operation(layer, input, parameters);
    return operation == null || activation == null ? null : new Dl4jLayer(operation, activation);
  }

  private static @Nullable Operation operation(
      Layer layer, Shape input, Function<String, @Nullable INDArray> parameters) {
    if (layer instanceof ZeroPaddingLayer padding) {
      return padding(padding);
    }
    if (layer instanceof Cropping2D cropping) {
      int[] sides = cropping.getCropping();
      return new Operation.Cropping(
          new Window(1, 1, -sides[0], -sides[1], 1), new Window(1, 1, -sides[2], -sides[3], 1));
    }
    if (layer instanceof Upsampling2D upsampling) {
      return upsampling(upsampling, input);
    }
    if (layer instanceof LossLayer) {
      return new Operation.Identity("activation");
    }
    // Subclasses compute something else, so only exactly these classes are supported.
    if (layer.getClass() == ConvolutionLayer.class) {
      ConvolutionLayer convolution = (ConvolutionLayer) layer;
      return convolution.getCnn2dDataFormat() == CNN2DFormat.NCHW
          ? convolution(convolution, input, parameters)
          : null;
    }
    if (layer instanceof SubsamplingLayer pooling) {
      return pooling.getCnn2dDataFormat() == CNN2DFormat.NCHW ? pooling(pooling, input) : null;
    }
    if (layer instanceof GlobalPoolingLayer global) {
      return global.getPoolingType() == PoolingType.AVG ? new Operation.GlobalAverage() : null;
    }
    if (layer instanceof DenseLayer || layer instanceof BaseOutputLayer) {
      INDArray weights = single(required(parameters, "W"));
      return new Operation.Dense(weights, bias(parameters, weights.size(1)));
    }
    if (layer instanceof BatchNormalization normalisation) {
      return normalisation(normalisation, parameters);
    }
    if (layer instanceof ActivationLayer) {
      return new Operation.Identity("activation");
    }
    return layer instanceof DropoutLayer ? new Operation.Identity("dropout") : null;
  }

  private static @Nullable Operation upsampling(Upsampling2D layer, Shape input) {
    int[] times = layer.getSize();
    if (input.cells() == 1) {
      // A gate takes its factors as they are.
      return new Operation.Identity("repetition");
    }
    return layer.getFormat() == CNN2DFormat.NCHW
        ? new Operation.Upsampling(times[0], times[1])
        : null;
  }

  private static Operation padding(ZeroPaddingLayer layer) {
    int[] sides = layer.getPadding();
    return new Operation.Padding(
        new Window(1, 1, sides[0], sides[1], 1), new Window(1, 1, sides[2], sides[3], 1));
  }

  private static Operation convolution(
      ConvolutionLayer layer, Shape input, Function<String, @Nullable INDArray> parameters) {
    Window[] windows =
        windows(
            layer.getKernelSize(),
            layer.getStride(),
            layer.getPadding(),
            layer.getDilation(),
            layer.getConvolutionMode(),
            input);
    // DL4J: output, input, height, width.
    INDArray kernels = single(required(parameters, "W").permute(2, 3, 1, 0));
    INDArray bias = bias(parameters, kernels.size(3));
    Optional<int[]> channels = OneHot.sources(kernels, bias, windows);
    return channels.isPresent()
        ? new Operation.Selection(channels.get())
        : new Operation.Convolution(kernels, bias, windows[0], windows[1]);
  }

  private static @Nullable Operation pooling(SubsamplingLayer layer, Shape input) {
    Window[] windows =
        windows(
            layer.getKernelSize(),
            layer.getStride(),
            layer.getPadding(),
            layer.getDilation(),
            layer.getConvolutionMode(),
            input);
    if (windows[0].dilation() != 1 || windows[1].dilation() != 1) {
      return null;
    }
    return switch (layer.getPoolingType()) {
      case MAX -> new Operation.MaxPooling(windows[0], windows[1]);
      case AVG ->
          new Operation.AveragePooling(
              windows[0], windows[1], layer.isAvgPoolIncludePadInDivisor());
      default -> null;
    };
  }

  private static Window[] windows(
      int[] kernel,
      int[] stride,
      int[] padding,
      int[] dilation,
      ConvolutionMode mode,
      Shape input) {
    Window[] windows = new Window[2];
    for (int axis = 0; axis < 2; axis++) {
      int inputs = axis == 0 ? input.height() : input.width();
      windows[axis] =
          mode == ConvolutionMode.Same
              ? Window.same(kernel[axis], stride[axis], dilation[axis], inputs)
              : new Window(
                  kernel[axis], stride[axis], padding[axis], padding[axis], dilation[axis]);
    }
    return windows;
  }

  private static Operation normalisation(
      BatchNormalization layer, Function<String, @Nullable INDArray> parameters) {
    float[] means = required(parameters, "mean").toFloatVector();
    float[] variances = variances(parameters);
    float[] gammas = orFilled(parameters.apply("gamma"), layer.getGamma(), means.length);
    float[] betas = orFilled(parameters.apply("beta"), layer.getBeta(), means.length);
    float[] scale = new float[means.length];
    float[] shift = new float[means.length];
    for (int c = 0; c < means.length; c++) {
      scale[c] = (float) (gammas[c] / Math.sqrt(variances[c] + layer.getEps()));
      shift[c] = betas[c] - means[c] * scale[c];
    }
    return new Operation.Normalisation(scale, shift, 4L * means.length);
  }

  private static float[] variances(Function<String, @Nullable INDArray> parameters) {
    INDArray variances = parameters.apply("var");
    if (variances != null) {
      return variances.toFloatVector();
    }
    float[] values = required(parameters, "log10stdev").toFloatVector();
    for (int c = 0; c < values.length; c++) {
      values[c] = (float) Math.pow(10, 2.0 * values[c]);
    }
    return values;
  }

  private static float[] orFilled(@Nullable INDArray values, double fixed, int length) {
    if (values != null) {
      return values.toFloatVector();
    }
    float[] filled = new float[length];
    Arrays.fill(filled, (float) fixed);
    return filled;
  }

  private static INDArray required(Function<String, @Nullable INDArray> parameters, String key) {
    return Objects.requireNonNull(parameters.apply(key), key);
  }

  /** A separate copy in float32, with the last axis fastest. */
  private static INDArray single(INDArray values) {
    return values.castTo(DataType.FLOAT).dup('c');
  }

  private static INDArray bias(Function<String, @Nullable INDArray> parameters, long length) {
    INDArray bias = parameters.apply("b");
    return bias == null ? Nd4j.zeros(DataType.FLOAT, length) : single(bias).reshape(length);
  }

  private static @Nullable Activation activation(Layer layer) {
    IActivation function;
    if (layer instanceof ActivationLayer standing) {
      function = standing.getActivationFn();
    } else if (layer instanceof BatchNormalization
        || layer instanceof DropoutLayer
        || !(layer instanceof BaseLayer base)) {
      // The first two inherit an activation that DL4J does not apply.
      return Activation.IDENTITY;
    } else {
      function = base.getActivationFn();
    }
    if (function instanceof ActivationReLU rectifier) {
      return plain(rectifier);
    }
    if (function instanceof ActivationLReLU leaky) {
      return Activation.leakyRelu((float) leaky.getAlpha());
    }
    if (function instanceof ActivationIdentity) {
      return Activation.IDENTITY;
    }
    if (function instanceof ActivationSigmoid) {
      return Activation.SIGMOID;
    }
    if (function instanceof ActivationTanH) {
      return Activation.TANH;
    }
    return function instanceof ActivationSoftmax ? Activation.SOFTMAX : withoutWayBack(function);
  }

  private static @Nullable Activation withoutWayBack(IActivation function) {
    if (function instanceof ActivationReLU6) {
      return Activation.RELU6;
    }
    if (function instanceof ActivationELU exponential) {
      return Activation.elu((float) exponential.getAlpha());
    }
    if (function instanceof ActivationSELU) {
      return Activation.SELU;
    }
    if (function instanceof ActivationHardSigmoid) {
      return Activation.hardSigmoid(SLOPE_OF_DL4J);
    }
    if (function instanceof ActivationSwish) {
      return Activation.SWISH;
    }
    if (function instanceof ActivationMish) {
      return Activation.MISH;
    }
    return function instanceof ActivationSoftPlus ? Activation.SOFTPLUS : null;
  }

  /** Null for a rectifier with a cap, a threshold or a slope, which is not supported here. */
  private static @Nullable Activation plain(ActivationReLU rectifier) {
    return rectifier.equals(new ActivationReLU()) ? Activation.RELU : null;
  }
}
