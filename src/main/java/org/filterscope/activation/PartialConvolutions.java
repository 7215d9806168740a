package org.filterscope.activation;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.Window;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Convolutions on parts of maps, using the kernels of a forward pass. Arrays are kept and reused
 * for parts of the same size.
 */
final class PartialConvolutions implements AutoCloseable {

  /** Extra cells on each side of a part that are computed and thrown away. */
  private static final int MARGIN = 1;

  private final Convolutions convolutions;
  private final Map<Size, Arrays> arrays = new HashMap<>();

  PartialConvolutions(Convolutions convolutions) {
    this.convolutions = convolutions;
  }

  /** The key for a node's arrays. */
  private record Size(int node, int variants, int height, int width) {}

  /**
   * A node's arrays and the step that fills its output.
   *
   * @param margin cells on each side of the output that are not valid
   */
  private record Arrays(INDArray input, INDArray output, int margin, Runnable step) {}

  /**
   * Computes a convolution on part of its map. A ReLU is applied, any other activation function is
   * not.
   *
   * @param regions the part for each variant, all of the same size
   * @return {@code [variants, region height, region width, outputs]}
   */
  float[] apply(
      Node node, Operation.Convolution operation, PatchReader source, List<Region> regions) {
    Region region = regions.get(0);
    Size size = new Size(node.index(), regions.size(), region.height(), region.width());
    boolean isWhole = region.equals(Region.all(node.shape().height(), node.shape().width()));
    Arrays at = arrays.computeIfAbsent(size, key -> prepare(node, operation, key, isWhole));
    boolean padsItself = isWhole && at.input().size(1) == source.shape().height();
    float[] read =
        padsItself
            ? source.readAll()
            : source.read(regions.stream().map(operation::covered).toList(), 0);
    at.input().data().asNioFloat().put(0, read);
    at.step().run();
    return inner(at, regions.size(), region, operation.outputs());
  }

  private Arrays prepare(Node node, Operation.Convolution dilated, Size size, boolean isWhole) {
    Operation.Convolution convolution = dilated.undilated();
    boolean rectify = node.activation().kind() == Activation.Kind.RELU;
    boolean isWinograd = Convolutions.canPool(convolution);
    // Winograd tiles always use one cell of padding. So a part is read with its neighbouring cells
    // as if it were a whole map. The cells at its border come out wrong; they are the margin.
    int margin = isWinograd && !isWhole ? MARGIN : 0;
    Region covered = convolution.covered(Region.all(size.height(), size.width()));
    int inputHeight = isWinograd && isWhole ? size.height() : covered.height();
    int inputWidth = isWinograd && isWhole ? size.width() : covered.width();
    INDArray input = array(size.variants(), inputHeight, inputWidth, convolution.inputs());
    INDArray output =
        array(
            size.variants(),
            size.height() + 2 * margin,
            size.width() + 2 * margin,
            convolution.outputs());
    Operation.Convolution unpadded = isWinograd ? convolution : unpadded(convolution);
    Runnable step =
        convolutions.step(
            unpadded, new ForwardSteps.Padded(input, 0, 0, () -> {}), output, null, null, rectify);
    return new Arrays(input, output, margin, step);
  }

  private static Operation.Convolution unpadded(Operation.Convolution convolution) {
    return new Operation.Convolution(
        convolution.kernels(),
        convolution.bias(),
        unpadded(convolution.vertical()),
        unpadded(convolution.horizontal()));
  }

  private static Window unpadded(Window window) {
    return new Window(window.kernel(), window.stride(), 0, 0, window.dilation());
  }

  private static INDArray array(int variants, int height, int width, int channels) {
    return Nd4j.createUninitialized(DataType.FLOAT, variants, height, width, channels);
  }

  private static float[] inner(Arrays at, int variants, Region region, int channels) {
    FloatBuffer output = at.output().data().asNioFloat();
    float[] values = new float[variants * region.cells() * channels];
    if (at.margin() == 0) {
      output.get(0, values);
      return values;
    }
    int height = region.height() + 2 * at.margin();
    int width = region.width() + 2 * at.margin();
    int length = region.width() * channels;
    for (int line = 0; line < variants * region.height(); line++) {
      int variant = line / region.height();
      int row = variant * height + at.margin() + line % region.height();
      output.get((row * width + at.margin()) * channels, values, line * length, length);
    }
    return values;
  }

  @Override
  public void close() {
    for (Arrays one : arrays.values()) {
      one.input().close();
      one.output().close();
    }
    arrays.clear();
  }
}
