package org.filterscope.network.file;

import java.util.Optional;
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
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.OperationVisitor;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Turns nodes into DL4J layers, the inverse of {@link Dl4jLayer}. */
final class GraphLayers {

  private final GraphWriter.Convolutions convolutions;
  private final boolean isTrained;

  /**
   * Makes DL4J layers.
   *
   * @param convolutions makes the layers of convolutions
   * @param isTrained whether the layers will be trained
   */
  GraphLayers(GraphWriter.Convolutions convolutions, boolean isTrained) {
    this.convolutions = convolutions;
    this.isTrained = isTrained;
  }

  /**
   * A node as one layer.
   *
   * @param input the shape it reads
   * @param isOutput whether it is the network's last node
   * @return null if no DL4J layer does the same
   */
  @Nullable Layer layer(Node node, Shape input, boolean isOutput) {
    return node.operation().accept(new Layers(node, input, isOutput)).orElse(null);
  }

  /** A layer that pads feature maps with zeros. */
  static ZeroPaddingLayer padding(Window down, Window across) {
    return new ZeroPaddingLayer.Builder(
            down.before(), down.after(), across.before(), across.after())
        .build();
  }

  /** Whether a DL4J layer can pad as a node does; otherwise it needs a padding layer before it. */
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
      case HARD_SIGMOID -> Activation.HARDSIGMOID.getActivationFunction();
      case MISH -> Activation.MISH.getActivationFunction();
      // DL4J has only formulas that come close to it.
      case GELU ->
          throw new IllegalArgumentException(
              node.name() + " has a function that is not written: gelu");
      case HARD_SWISH -> throw new IllegalStateException("A function of several steps");
    };
  }

  /** The layer for each kind of operation; empty for those that have none. */
  private final class Layers implements OperationVisitor<Optional<Layer>> {
    private final Node node;
    private final Shape input;
    private final boolean isOutput;

    Layers(Node node, Shape input, boolean isOutput) {
      this.node = node;
      this.input = input;
      this.isOutput = isOutput;
    }

    @Override
    public Optional<Layer> input(Operation.Input operation) {
      return Optional.empty();
    }

    @Override
    public Optional<Layer> convolution(Operation.Convolution operation) {
      return Optional.of(GraphLayers.this.convolution(node, operation, input));
    }

    @Override
    public Optional<Layer> maxPooling(Operation.MaxPooling operation) {
      return Optional.ofNullable(pooling(SubsamplingLayer.PoolingType.MAX, operation, input, true));
    }

    @Override
    public Optional<Layer> averagePooling(Operation.AveragePooling operation) {
      return Optional.ofNullable(
          pooling(SubsamplingLayer.PoolingType.AVG, operation, input, operation.countsPadding()));
    }

    @Override
    public Optional<Layer> padding(Operation.Padding operation) {
      return Optional.of(GraphLayers.padding(operation.vertical(), operation.horizontal()));
    }

    @Override
    public Optional<Layer> cropping(Operation.Cropping operation) {
      Window down = operation.vertical();
      Window across = operation.horizontal();
      if (down.stride() != 1 || across.stride() != 1) {
        return Optional.empty();
      }
      return Optional.of(
          new Cropping2D.Builder(-down.before(), -down.after(), -across.before(), -across.after())
              .build());
    }

    @Override
    public Optional<Layer> selection(Operation.Selection operation) {
      if (isTrained) {
        // It would learn to be something else.
        return Optional.empty();
      }
      int outputs = operation.channels().length;
      return Optional.of(
          input.isVector()
              ? new DenseLayer.Builder()
                  .activation(activation(node))
                  .nIn(input.channels())
                  .nOut(outputs)
                  .build()
              : new ConvolutionLayer.Builder(1, 1)
                  .activation(activation(node))
                  .nIn(input.channels())
                  .nOut(outputs)
                  .build());
    }

    @Override
    public Optional<Layer> gate(Operation.Gate operation) {
      return Optional.empty();
    }

    @Override
    public Optional<Layer> upsampling(Operation.Upsampling operation) {
      // One cell that is repeated means the factors of a gate where a graph is read.
      return input.cells() == 1
          ? Optional.empty()
          : Optional.of(
              new Upsampling2D.Builder(1)
                  .size(new int[] {operation.rows(), operation.columns()})
                  .build());
    }

    @Override
    public Optional<Layer> globalAverage(Operation.GlobalAverage operation) {
      return Optional.of(new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
    }

    @Override
    public Optional<Layer> flatten(Operation.Flatten operation) {
      return Optional.empty();
    }

    @Override
    public Optional<Layer> dense(Operation.Dense operation) {
      return Optional.of(GraphLayers.dense(node, operation, isOutput));
    }

    @Override
    public Optional<Layer> normalisation(Operation.Normalisation operation) {
      if (isTrained) {
        // During training, DL4J would use the statistics of the current mini-batch.
        return Optional.empty();
      }
      return Optional.of(
          new BatchNormalization.Builder()
              .nIn(operation.scale().length)
              .nOut(operation.scale().length)
              .eps(0)
              .build());
    }

    @Override
    public Optional<Layer> cellScaling(Operation.CellScaling operation) {
      return Optional.empty();
    }

    @Override
    public Optional<Layer> identity(Operation.Identity operation) {
      return Optional.of(
          isOutput
              ? new LossLayer.Builder(LossFunctions.LossFunction.MCXENT)
                  .activation(activation(node))
                  .build()
              : new ActivationLayer.Builder().activation(activation(node)).build());
    }

    @Override
    public Optional<Layer> concatenation(Operation.Concatenation operation) {
      return Optional.empty();
    }

    @Override
    public Optional<Layer> addition(Operation.Addition operation) {
      return Optional.empty();
    }

    @Override
    public Optional<Layer> merge(Operation.Merge operation) {
      return Optional.empty();
    }

    @Override
    public Optional<Layer> l2Normalisation(Operation.L2Normalisation operation) {
      return Optional.empty();
    }
  }
}
