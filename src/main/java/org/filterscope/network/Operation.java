package org.filterscope.network;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What a node of the graph does to its inputs, before its {@link Activation}. All but {@link Merge}
 * can be walked in both directions. Files with other operations are refused; the message names the
 * layer.
 *
 * <p>Arrays have the channel last: {@code [height, width, channels]}. Weights are float32, outside
 * the Java heap, and live as long as the network.
 */
public sealed interface Operation {

  /**
   * The output's shape for inputs of the given shapes.
   *
   * @throws IllegalArgumentException if they do not fit
   */
  Shape output(List<Shape> inputs);

  /** Number of trained parameters. */
  default long parameters() {
    return 0;
  }

  /**
   * What is added to each channel, whatever the input: the bias, copied. Empty if there is none.
   */
  default float[] offsets() {
    return new float[0];
  }

  /**
   * Whether its cells would be others if it read a part of its maps only: what is cut off at the
   * end of a whole map might be just what a part ends with, upsampled cells are closer together
   * than the places where parts begin, and factors of single cells belong to their places.
   */
  default boolean dependsOnPlaces() {
    return false;
  }

  /** The usual word for this kind of layer, as the command line prints it. */
  String kind();

  /** Calls the visitor's method for this kind of operation and returns its result. */
  <R> R accept(OperationVisitor<R> visitor);

  /** The photograph, prepared. */
  record Input(Shape shape) implements Operation {
    @Override
    public Shape output(List<Shape> inputs) {
      return shape;
    }

    @Override
    public String kind() {
      return "input";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.input(this);
    }
  }

  /**
   * A layer with a window that slides over its input. The window determines the receptive field.
   */
  sealed interface Windowed extends Operation
      permits Convolution, MaxPooling, AveragePooling, Padding, Cropping {

    /** The window along the rows. */
    Window vertical();

    /** The window along the columns. */
    Window horizontal();

    /** The shape that the window makes of feature maps, with the given number of channels. */
    default Shape slide(Shape input, int channels) {
      return Shape.maps(
          channels, vertical().outputs(input.height()), horizontal().outputs(input.width()));
    }

    /** The input cells that the windows of a region cover, padding included. */
    default Region covered(Region region) {
      return new Region(
          vertical().firstInput(region.top()),
          horizontal().firstInput(region.left()),
          vertical().firstInput(region.bottom() - 1) + vertical().span(),
          horizontal().firstInput(region.right() - 1) + horizontal().span());
    }
  }

  /**
   * A convolution.
   *
   * @param kernels {@code [kernel height, kernel width, inputs, outputs]}, which is Keras' order
   * @param bias {@code [outputs]}; zeros if the layer has none
   * @param trained number of parameters in the file; fewer than there are values here if the layer
   *     has no bias, or if zeros stand for connections that it doesn't have
   */
  record Convolution(
      INDArray kernels, INDArray bias, Window vertical, Window horizontal, long trained)
      implements Windowed {

    /** A convolution whose kernels and bias are all trained. */
    public Convolution(INDArray kernels, INDArray bias, Window vertical, Window horizontal) {
      this(kernels, bias, vertical, horizontal, kernels.length() + bias.length());
    }

    /** Refuses kernels that do not match the windows, and a bias of another length. */
    public Convolution {
      vertical.requirePadding();
      horizontal.requirePadding();
      if (kernels.rank() != 4
          || kernels.size(0) != vertical.kernel()
          || kernels.size(1) != horizontal.kernel()
          || bias.length() != kernels.size(3)) {
        throw new IllegalArgumentException(
            "Kernels " + kernels.shapeInfoToString() + " with a bias of " + bias.length());
      }
    }

    /**
     * The same convolution with zeros between the taps instead of a dilation, which the engine's
     * fast code does not support; this one itself if it has no dilation.
     */
    public Convolution undilated() {
      if (vertical.dilation() == 1 && horizontal.dilation() == 1) {
        return this;
      }
      INDArray spread =
          Nd4j.zeros(DataType.FLOAT, vertical.span(), horizontal.span(), inputs(), outputs());
      for (int y = 0; y < vertical.kernel(); y++) {
        for (int x = 0; x < horizontal.kernel(); x++) {
          spread
              .get(
                  NDArrayIndex.point((long) y * vertical.dilation()),
                  NDArrayIndex.point((long) x * horizontal.dilation()))
              .assign(kernels.get(NDArrayIndex.point(y), NDArrayIndex.point(x)));
        }
      }
      return new Convolution(spread, bias, vertical.undilated(), horizontal.undilated(), trained);
    }

    /** Number of channels it reads. */
    public int inputs() {
      return (int) kernels.size(2);
    }

    /** Number of channels it makes. */
    public int outputs() {
      return (int) kernels.size(3);
    }

    /** The bias of one output channel, which is added to its sums. */
    public float biasOf(int output) {
      return bias.getFloat(output);
    }

    @Override
    public Shape output(List<Shape> shapes) {
      Shape input = single(shapes);
      requireChannels(input, inputs());
      return slide(input, outputs());
    }

    @Override
    public long parameters() {
      return trained;
    }

    @Override
    public float[] offsets() {
      return bias.dup('c').data().asFloat();
    }

    @Override
    public String kind() {
      return "convolution";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.convolution(this);
    }
  }

  /** Max pooling: the largest value of each window, for each channel separately. */
  record MaxPooling(Window vertical, Window horizontal) implements Windowed {

    /** Refuses windows that can be entirely in the padding. */
    public MaxPooling {
      vertical.requireCells();
      horizontal.requireCells();
    }

    @Override
    public Shape output(List<Shape> shapes) {
      return slide(single(shapes), single(shapes).channels());
    }

    @Override
    public String kind() {
      return "max pooling";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.maxPooling(this);
    }
  }

  /**
   * Average pooling: the mean of each window, for each channel separately.
   *
   * @param countsPadding whether cells in the padding count as zeros rather than not at all
   */
  record AveragePooling(Window vertical, Window horizontal, boolean countsPadding)
      implements Windowed {

    /** Refuses windows that can be entirely in the padding. */
    public AveragePooling {
      vertical.requireCells();
      horizontal.requireCells();
    }

    @Override
    public Shape output(List<Shape> shapes) {
      return slide(single(shapes), single(shapes).channels());
    }

    @Override
    public String kind() {
      return "average pooling";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.averagePooling(this);
    }
  }

  /**
   * Zero padding around each feature map.
   *
   * @param vertical a window of one cell with stride 1; its padding is what is added above and
   *     below
   * @param horizontal likewise, for the left and the right
   */
  record Padding(Window vertical, Window horizontal) implements Windowed {

    /** Refuses windows that do more than pad. */
    public Padding {
      vertical.requirePadding();
      horizontal.requirePadding();
      if (vertical.kernel() != 1
          || horizontal.kernel() != 1
          || vertical.stride() != 1
          || horizontal.stride() != 1) {
        throw new IllegalArgumentException(vertical + " and " + horizontal);
      }
    }

    @Override
    public Shape output(List<Shape> shapes) {
      return slide(single(shapes), single(shapes).channels());
    }

    @Override
    public String kind() {
      return "padding";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.padding(this);
    }
  }

  /**
   * A part of each feature map, or every few of its rows and columns.
   *
   * @param vertical a window of one cell; its padding, negative, is what is cut off above and
   *     below, and its stride is the distance between the rows that are kept
   * @param horizontal likewise, for the columns
   */
  record Cropping(Window vertical, Window horizontal) implements Windowed {

    /** Refuses windows that do more than cut. */
    public Cropping {
      if (doesMore(vertical) || doesMore(horizontal)) {
        throw new IllegalArgumentException(vertical + " and " + horizontal);
      }
    }

    private static boolean doesMore(Window window) {
      return window.kernel() != 1 || window.before() > 0 || window.after() > 0;
    }

    @Override
    public Shape output(List<Shape> shapes) {
      return slide(single(shapes), single(shapes).channels());
    }

    @Override
    public boolean dependsOnPlaces() {
      return true;
    }

    @Override
    public String kind() {
      return "cropping";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.cropping(this);
    }
  }

  /**
   * Some of the input's channels, or all of them in another order, as in channel shuffle.
   *
   * @param channels for each channel of the output, the input's channel that it is
   */
  record Selection(int[] channels) implements Operation {

    /** Copies the array. */
    public Selection {
      channels = channels.clone();
    }

    @Override
    public int[] channels() {
      return channels.clone();
    }

    /** The input's channel that a channel of the output is. */
    public int source(int channel) {
      return channels[channel];
    }

    @Override
    public Shape output(List<Shape> shapes) {
      Shape input = single(shapes);
      for (int channel : channels) {
        if (channel < 0 || channel >= input.channels()) {
          throw new IllegalArgumentException("No channel " + channel + " in " + input);
        }
      }
      return new Shape(channels.length, input.height(), input.width(), input.isVector());
    }

    @Override
    public String kind() {
      return "selection";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.selection(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Selection that && Arrays.equals(channels, that.channels);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(channels);
    }

    @Override
    public String toString() {
      return "Selection" + Arrays.toString(channels);
    }
  }

  /**
   * Each channel of the first input times one factor, which the second input gives: squeeze and
   * excite (Hu et al. 2018). The factors depend on the whole image.
   */
  record Gate() implements Operation {
    @Override
    public Shape output(List<Shape> shapes) {
      if (shapes.size() != 2 || shapes.get(1).cells() != 1) {
        throw new IllegalArgumentException("Maps and a factor for each expected, not " + shapes);
      }
      requireChannels(shapes.get(1), shapes.get(0).channels());
      return shapes.get(0);
    }

    @Override
    public String kind() {
      return "gate";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.gate(this);
    }
  }

  /**
   * Enlarged maps: each cell is repeated along both sides, which is upsampling by the nearest
   * neighbour.
   *
   * @param rows how many rows each row becomes
   * @param columns how many columns each column becomes
   */
  record Upsampling(int rows, int columns) implements Operation {

    /** Farther than any network enlarges; a file may claim anything. */
    private static final int FARTHEST = 1 << 12;

    /** Refuses factors below 1. */
    public Upsampling {
      if (Math.min(rows, columns) < 1 || Math.max(rows, columns) > FARTHEST) {
        throw new IllegalArgumentException("Upsampling by " + rows + " and " + columns);
      }
    }

    /** The input cells that the cells of a region repeat. */
    public Region repeated(Region region) {
      return new Region(
          Math.floorDiv(region.top(), rows),
          Math.floorDiv(region.left(), columns),
          Math.floorDiv(region.bottom() - 1, rows) + 1,
          Math.floorDiv(region.right() - 1, columns) + 1);
    }

    @Override
    public Shape output(List<Shape> shapes) {
      Shape input = single(shapes);
      return Shape.maps(
          input.channels(),
          Math.multiplyExact(input.height(), rows),
          Math.multiplyExact(input.width(), columns));
    }

    @Override
    public boolean dependsOnPlaces() {
      return true;
    }

    @Override
    public String kind() {
      return "upsampling";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.upsampling(this);
    }
  }

  /** Global average pooling: the mean of each channel's whole feature map, as a vector. */
  record GlobalAverage() implements Operation {
    @Override
    public Shape output(List<Shape> shapes) {
      return Shape.vector(single(shapes).channels());
    }

    @Override
    public String kind() {
      return "global average";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.globalAverage(this);
    }
  }

  /** The feature maps as one vector, in the order that the next layer was trained with. */
  record Flatten(Order order) implements Operation {

    /** Orders of the vector's values; the index named last runs fastest. */
    public enum Order {
      /** Row, column, channel: Keras. */
      CHANNEL_LAST,
      /** Channel, row, column: DL4J, Caffe, PyTorch. */
      CHANNEL_FIRST
    }

    @Override
    public Shape output(List<Shape> shapes) {
      return Shape.vector(single(shapes).size());
    }

    @Override
    public String kind() {
      return "flatten";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.flatten(this);
    }
  }

  /**
   * A fully connected layer.
   *
   * @param weights {@code [inputs, outputs]}
   * @param bias {@code [outputs]}; zeros if the layer has none
   * @param trained number of parameters in the file
   */
  record Dense(INDArray weights, INDArray bias, long trained) implements Operation {

    /** A layer whose weights and bias are all trained. */
    public Dense(INDArray weights, INDArray bias) {
      this(weights, bias, weights.length() + bias.length());
    }

    /** Refuses a bias of another length. */
    public Dense {
      if (weights.rank() != 2 || bias.length() != weights.size(1)) {
        throw new IllegalArgumentException(
            "Weights " + weights.shapeInfoToString() + " with a bias of " + bias.length());
      }
    }

    @Override
    public Shape output(List<Shape> shapes) {
      requireChannels(single(shapes), (int) weights.size(0));
      if (!single(shapes).isVector()) {
        throw new IllegalArgumentException("A dense layer reads a vector, not " + single(shapes));
      }
      return Shape.vector((int) weights.size(1));
    }

    @Override
    public long parameters() {
      return trained;
    }

    @Override
    public float[] offsets() {
      return bias.dup('c').data().asFloat();
    }

    @Override
    public String kind() {
      return "dense";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.dense(this);
    }
  }

  /**
   * Batch normalisation as it works after training: each channel is multiplied by {@code scale},
   * and {@code shift} is added.
   *
   * @param scale {@code [channels]}
   * @param shift {@code [channels]}
   * @param trained number of parameters in the file: four for each channel, running means and
   *     variances included; 0 if they are not learned
   */
  record Normalisation(float[] scale, float[] shift, long trained) implements Operation {
    @Override
    public Shape output(List<Shape> shapes) {
      requireChannels(single(shapes), scale.length);
      return single(shapes);
    }

    @Override
    public long parameters() {
      return trained;
    }

    @Override
    public float[] offsets() {
      return shift.clone();
    }

    @Override
    public String kind() {
      return "batch normalisation";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.normalisation(this);
    }
  }

  /**
   * Each value times a trained factor of its own, such as the slopes of a parametric rectifier that
   * shares them with no other cell.
   *
   * @param factors {@code [height, width, channels]}
   */
  record CellScaling(float[] factors) implements Operation {
    @Override
    public Shape output(List<Shape> shapes) {
      if (single(shapes).size() != factors.length) {
        throw new IllegalArgumentException(factors.length + " factors for " + single(shapes));
      }
      return single(shapes);
    }

    @Override
    public long parameters() {
      return factors.length;
    }

    @Override
    public boolean dependsOnPlaces() {
      return true;
    }

    @Override
    public String kind() {
      return "scaling";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.cellScaling(this);
    }
  }

  /**
   * Passes its input on unchanged: dropout after training, or an activation in a layer of its own.
   */
  record Identity(String kind) implements Operation {
    @Override
    public Shape output(List<Shape> shapes) {
      return single(shapes);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.identity(this);
    }
  }

  /** The inputs' channels, one after the other. */
  record Concatenation() implements Operation {
    @Override
    public Shape output(List<Shape> shapes) {
      Shape first = shapes.get(0);
      int channels = 0;
      for (Shape shape : shapes) {
        if (shape.height() != first.height()
            || shape.width() != first.width()
            || shape.isVector() != first.isVector()) {
          throw new IllegalArgumentException("Maps of " + first + " and " + shape + " meet");
        }
        channels += shape.channels();
      }
      return new Shape(channels, first.height(), first.width(), first.isVector());
    }

    @Override
    public String kind() {
      return "concatenation";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.concatenation(this);
    }
  }

  /** The sum of the inputs, cell by cell. */
  record Addition() implements Operation {
    @Override
    public Shape output(List<Shape> shapes) {
      for (Shape shape : shapes) {
        if (!shape.equals(shapes.get(0))) {
          throw new IllegalArgumentException(shapes.get(0) + " and " + shape + " are added");
        }
      }
      return shapes.get(0);
    }

    @Override
    public String kind() {
      return "addition";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.addition(this);
    }
  }

  /** The inputs combined cell by cell in a way that cannot be walked back. */
  record Merge(Rule rule) implements Operation {

    /** How the values of a cell are combined. */
    public enum Rule {
      /** They are multiplied. */
      PRODUCT,
      /** The largest is taken. */
      MAXIMUM
    }

    @Override
    public Shape output(List<Shape> shapes) {
      return new Addition().output(shapes);
    }

    @Override
    public String kind() {
      return rule == Rule.PRODUCT ? "product" : "maximum";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.merge(this);
    }
  }

  /**
   * A vector scaled to a fixed Euclidean length, so a bright photograph weighs no more than a dark
   * one.
   */
  record L2Normalisation(float length) implements Operation {
    @Override
    public Shape output(List<Shape> shapes) {
      if (!single(shapes).isVector()) {
        throw new IllegalArgumentException("Only a vector has a length, not " + single(shapes));
      }
      return single(shapes);
    }

    @Override
    public String kind() {
      return "fixed length";
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.l2Normalisation(this);
    }
  }

  private static Shape single(List<Shape> shapes) {
    if (shapes.size() != 1) {
      throw new IllegalArgumentException("One input expected, not " + shapes.size());
    }
    return shapes.get(0);
  }

  private static void requireChannels(Shape shape, int channels) {
    if (shape.channels() != channels) {
      throw new IllegalArgumentException(channels + " channels expected, not " + shape.channels());
    }
  }
}
