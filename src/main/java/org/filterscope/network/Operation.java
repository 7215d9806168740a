package org.filterscope.network;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What a node of the graph does to its inputs, before its {@link Activation}. All but {@link Merge}
 * can be walked in both directions; files that hold others are refused by the layer's name.
 *
 * <p>Arrays lie with the channel last, {@code [height, width, channels]}. Weights are float32,
 * outside the Java heap, and live as long as the network.
 */
public sealed interface Operation {

  /**
   * The shape for inputs of the given shapes.
   *
   * @throws IllegalArgumentException if they do not fit
   */
  Shape output(List<Shape> inputs);

  /** Number of trained parameters. */
  default long parameters() {
    return 0;
  }

  /**
   * What is added to each channel whatever is read: the bias. Copied; empty where there is none.
   */
  default float[] offsets() {
    return new float[0];
  }

  /** The word that people use for this kind of layer, as the command line prints it. */
  String kind();

  /** What a visitor says to this kind of operation. */
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

  /** A layer whose window slides over its input; what it sees of the image follows from that. */
  sealed interface Windowed extends Operation
      permits Convolution, MaxPooling, AveragePooling, Padding {

    /** Over the rows. */
    Window vertical();

    /** Over the columns. */
    Window horizontal();

    /** The maps of that many channels that the window makes of maps. */
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
   * Convolution.
   *
   * @param kernels {@code [kernel height, kernel width, inputs, outputs]}, Keras' order
   * @param bias {@code [outputs]}
   */
  record Convolution(INDArray kernels, INDArray bias, Window vertical, Window horizontal)
      implements Windowed {

    /** Refuses kernels that differ from the windows, or a bias of another length. */
    public Convolution {
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
     * fast kernels do not know; itself where there is none.
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
      return new Convolution(spread, bias, vertical.undilated(), horizontal.undilated());
    }

    /** Channels it reads. */
    public int inputs() {
      return (int) kernels.size(2);
    }

    /** Channels it makes. */
    public int outputs() {
      return (int) kernels.size(3);
    }

    /** What is added to the sums of one of the channels that it makes. */
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
      return kernels.length() + bias.length();
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

  /** The largest value of each window, of each channel on its own. */
  record MaxPooling(Window vertical, Window horizontal) implements Windowed {

    /** Refuses windows of which some lie in the padding. */
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
   * The mean of each window, of each channel on its own.
   *
   * @param countsPadding whether cells in the padding count as zeros, or not at all
   */
  record AveragePooling(Window vertical, Window horizontal, boolean countsPadding)
      implements Windowed {

    /** Refuses windows of which some lie in the padding. */
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
   * Cells of zeros around each map.
   *
   * @param vertical a window of one cell that starts and ends in the padding
   * @param horizontal likewise
   */
  record Padding(Window vertical, Window horizontal) implements Windowed {

    /** Refuses windows that change the cells themselves. */
    public Padding {
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

  /** The mean of each channel's whole map: a vector. */
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

  /** The maps as one vector, in the order that the layer behind was trained with. */
  record Flatten(Order order) implements Operation {

    /** Which index runs fastest last. */
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
   * @param bias {@code [outputs]}
   */
  record Dense(INDArray weights, INDArray bias) implements Operation {

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
      return weights.length() + bias.length();
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
   * Batch normalisation as it works after training: each channel times {@code scale} plus {@code
   * shift}, both {@code [channels]}.
   *
   * @param trained parameters in the file: four for each channel, two of them running means
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

  /** Passes its input on: dropout after training, or an activation that is a layer of its own. */
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

  /** The inputs put together cell by cell in a way that has no rule for a walk back. */
  record Merge(Rule rule) implements Operation {

    /** What becomes of the values of a cell. */
    public enum Rule {
      /** They are multiplied. */
      PRODUCT,
      /** The largest counts. */
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
   * A vector scaled to a fixed Euclidean length, so that a bright photograph weighs no more than a
   * dark one.
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
