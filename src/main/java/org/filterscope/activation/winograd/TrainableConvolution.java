package org.filterscope.activation.winograd;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trainable convolution with 3 x 3 kernels, stride 1 and one cell of padding. The forward pass,
 * the kernel gradient and the input gradient are all products of transformed tiles, as in {@link
 * WinogradConvolution}. So they need 2.25 times fewer multiplications than plain sums.
 *
 * <p>Let {@code V} be the transformed tiles of the input, {@code U} the transformed kernels and
 * {@code D} the transformed tiles of the gradient of the sums. At each position the products are
 * {@code V U'} in the forward pass, {@code D' V} for the kernel gradient and {@code D U}, with the
 * kernels rotated by 180 degrees, for the input gradient.
 *
 * <p>Arrays use DL4J's layout without gaps: maps {@code [images, channels, height, width]}, kernels
 * {@code [outputs, inputs, 3, 3]}. The same inputs give the same results to the last bit, however
 * many threads there are.
 */
public final class TrainableConvolution implements AutoCloseable {

  private static final WinogradTile TILE = WinogradTile.TWO;
  private static final int REACH = TILE.reach();
  private static final int PLACES = TILE.places();

  /** Transforms the three values of a kernel row or column into one value for each position. */
  private static final SquareTransform KERNEL =
      new SquareTransform(
          new float[][] {{1, 0, 0}, {0.5f, 0.5f, 0.5f}, {0.5f, -0.5f, 0.5f}, {0, 0, 1}});

  private static final SquareTransform KERNEL_BACK = KERNEL.transposed();

  /**
   * Transforms the gradients of two output cells into the gradient of the products at each
   * position.
   */
  private static final SquareTransform OUTPUT_BACK =
      new SquareTransform(new float[][] {{1, 0}, {1, 1}, {1, -1}, {0, 1}});

  private final int inputs;
  private final int outputs;
  private final boolean rectifies;
  private final TrainableConvolutionScratch scratch;
  private final ParallelLoop lanes;

  /** Transformed tiles of the most recent input. */
  private final WinogradScratch.Floats tiles = new WinogradScratch.Floats();

  /** Transformed kernels of the most recent forward pass, {@code [places, outputs, inputs]}. */
  private final WinogradScratch.Floats kernels = new WinogradScratch.Floats();

  /** The most recent output, channel last. */
  private final WinogradScratch.Floats output = new WinogradScratch.Floats();

  private TileGrid grid = new TileGrid(0, 0, 0, TILE.size());

  public TrainableConvolution(
      int inputs, int outputs, boolean rectifies, TrainableConvolutionScratch scratch) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.rectifies = rectifies;
    this.scratch = scratch;
    this.lanes = scratch.lanes.lanes();
  }

  /**
   * Computes the output for an input and keeps what {@link #backward} needs.
   *
   * @param weights {@code [outputs, inputs, 3, 3]}
   * @param bias {@code [outputs]}
   * @param input {@code [images, inputs, height, width]}
   * @param maps filled with the output, {@code [images, outputs, height, width]}
   */
  public void forward(INDArray weights, INDArray bias, INDArray input, INDArray maps) {
    INDArray whole = inOnePiece(input);
    grid = new TileGrid((int) input.size(0), (int) input.size(2), (int) input.size(3), TILE.size());
    FloatBuffer from = floats(whole, images(), inputs, grid.height(), grid.width());
    FloatBuffer to = floats(maps, images(), outputs, grid.height(), grid.width());
    FloatBuffer plain = floats(weights, outputs, inputs, 3, 3);
    scratch.maps.ensure(values(inputs));
    output.ensure(values(outputs));
    tiles.ensure(transformed(inputs));
    kernels.ensure((long) PLACES * outputs * inputs);
    scratch.products.ensure(transformed(outputs));
    float[] offsets = new float[outputs];
    floats(bias, bias.shape()).get(0, offsets);
    run(
        whole,
        () -> {
          channelLast(inputs).from(from, scratch.maps.buffer());
          read(scratch.maps.buffer(), inputs, tiles.buffer());
          lanes.share(outputs, (lane, row) -> transformKernels(plain, lane, row));
          lanes.share(
              PLACES,
              (lane, place) ->
                  TilePointMatrix.multiply(
                      new TilePointMatrix(tiles, place, grid.tiles(), inputs, false),
                      new TilePointMatrix(kernels, place, inputs, outputs, true),
                      scratch.products.from((long) place * grid.tiles() * outputs)));
          write(outputs, offsets, rectifies, output.buffer());
          channelLast(outputs).to(output.buffer(), to);
        });
  }

  /**
   * Backpropagates the gradient of the most recent output of {@link #forward}.
   *
   * @param gradient the gradient of the output, {@code [images, outputs, height, width]}
   * @param ofWeights filled with the gradient of the kernels
   * @param ofBias filled with the gradient of the bias
   * @param ofInput filled with the gradient of the input; null if it is not needed
   */
  public void backward(
      INDArray gradient, INDArray ofWeights, INDArray ofBias, @Nullable INDArray ofInput) {
    INDArray whole = inOnePiece(gradient);
    FloatBuffer from = floats(whole, images(), outputs, grid.height(), grid.width());
    FloatBuffer weights = floats(ofWeights, outputs, inputs, 3, 3);
    FloatBuffer bias = floats(ofBias, ofBias.shape());
    scratch.delta.ensure(values(outputs));
    scratch.tiles.ensure(transformed(outputs));
    scratch.kernels.ensure((long) PLACES * outputs * inputs);
    run(
        whole,
        () -> {
          channelLast(outputs).from(from, scratch.delta.buffer());
          bias.put(0, mask());
          spread();
          lanes.share(
              PLACES,
              (lane, place) ->
                  TilePointMatrix.multiply(
                      new TilePointMatrix(scratch.tiles, place, outputs, grid.tiles(), true),
                      new TilePointMatrix(tiles, place, grid.tiles(), inputs, false),
                      scratch.kernels.from((long) place * outputs * inputs)));
          lanes.share(outputs, (lane, row) -> gradientOfKernels(weights, lane, row));
          if (ofInput != null) {
            backToInput(floats(ofInput, images(), inputs, grid.height(), grid.width()));
          }
        });
  }

  @Override
  public void close() {
    tiles.close();
    kernels.close();
    output.close();
  }

  /** Computes the input gradient, a convolution with kernels rotated by 180 degrees. */
  private void backToInput(FloatBuffer to) {
    scratch.products.ensure(transformed(inputs));
    scratch.maps.ensure(values(inputs));
    read(scratch.delta.buffer(), outputs, scratch.tiles.buffer());
    lanes.share(
        PLACES,
        (lane, place) ->
            TilePointMatrix.multiply(
                new TilePointMatrix(scratch.tiles, place, grid.tiles(), outputs, false),
                new TilePointMatrix(kernels, turned(place), outputs, inputs, false),
                scratch.products.from((long) place * grid.tiles() * inputs)));
    write(inputs, new float[inputs], false, scratch.maps.buffer());
    channelLast(inputs).to(scratch.maps.buffer(), to);
  }

  /** The position of a kernel's value in the rotated kernel: the points 0 and infinity swap. */
  private static int turned(int place) {
    return turnedLine(place / REACH) * REACH + turnedLine(place % REACH);
  }

  private static int turnedLine(int line) {
    return line == 0 ? REACH - 1 : line == REACH - 1 ? 0 : line;
  }

  /** Zeroes the gradient where the ReLU cut off the output; returns the sum for each channel. */
  private float[] mask() {
    double[] sums = new double[outputs];
    float[] slopes = new float[outputs];
    float[] cell = new float[outputs];
    int cells = Math.toIntExact(values(1));
    for (int i = 0; i < cells; i++) {
      scratch.delta.buffer().get(i * outputs, slopes);
      if (rectifies) {
        output.buffer().get(i * outputs, cell);
        for (int c = 0; c < outputs; c++) {
          slopes[c] = cell[c] > 0 ? slopes[c] : 0;
        }
        scratch.delta.buffer().put(i * outputs, slopes);
      }
      for (int c = 0; c < outputs; c++) {
        sums[c] += slopes[c];
      }
    }
    float[] rounded = new float[outputs];
    for (int c = 0; c < outputs; c++) {
      rounded[c] = (float) sums[c];
    }
    return rounded;
  }

  /** Fills the scratch tiles with the gradient of the products. */
  private void spread() {
    TileReader reader = new TileReader(scratch.delta.buffer(), grid, outputs);
    eachRun(
        outputs,
        (run, first, lane) -> {
          int length = run.tiles() * outputs;
          float[][] arrays = lane.tile(2 * PLACES + 2 * REACH, length);
          reader.read(run, arrays);
          // The cells around these belong to neighbouring tiles.
          float[][] cells = {
            arrays[REACH + 1], arrays[REACH + 2], arrays[2 * REACH + 1], arrays[2 * REACH + 2]
          };
          float[][] places = Arrays.copyOfRange(arrays, PLACES, 2 * PLACES);
          float[][] between = Arrays.copyOfRange(arrays, 2 * PLACES, arrays.length);
          OUTPUT_BACK.apply(cells, between, places, length);
          put(places, scratch.tiles.buffer(), first, outputs, length);
        });
  }

  private void read(FloatBuffer maps, int channels, FloatBuffer target) {
    TileReader reader = new TileReader(maps, grid, channels);
    eachRun(
        channels,
        (run, first, lane) -> {
          int length = run.tiles() * channels;
          float[][] places = lane.tile(PLACES, length);
          reader.read(run, places);
          TILE.input(places, length);
          put(places, target, first, channels, length);
        });
  }

  private void put(float[][] places, FloatBuffer target, int first, int channels, int length) {
    for (int place = 0; place < PLACES; place++) {
      target.put((place * grid.tiles() + first) * channels, places[place], 0, length);
    }
  }

  private void write(int channels, float[] bias, boolean rectify, FloatBuffer target) {
    TileWriter writer = new TileWriter(target, null, null, grid, channels, rectify);
    FloatBuffer source = scratch.products.buffer();
    eachRun(
        channels,
        (run, first, lane) -> {
          int length = run.tiles() * channels;
          float[][] places = lane.tile(PLACES, length);
          for (int place = 0; place < PLACES; place++) {
            source.get((place * grid.tiles() + first) * channels, places[place], 0, length);
          }
          TILE.output(places, length);
          writer.write(run, places, REACH, lane.repeated(bias, run.tiles()));
        });
  }

  private void transformKernels(FloatBuffer plain, int lane, int row) {
    float[] weights = new float[inputs * 9];
    plain.get(row * weights.length, weights);
    float[][] arrays = scratch.lanes.lane(lane).tile(PLACES + 9 + 3 * REACH, inputs);
    float[][] cells = Arrays.copyOfRange(arrays, PLACES, PLACES + 9);
    for (int input = 0; input < inputs; input++) {
      for (int cell = 0; cell < 9; cell++) {
        cells[cell][input] = weights[input * 9 + cell];
      }
    }
    KERNEL.apply(cells, Arrays.copyOfRange(arrays, PLACES + 9, arrays.length), arrays, inputs);
    for (int place = 0; place < PLACES; place++) {
      kernels.buffer().put((place * outputs + row) * inputs, arrays[place], 0, inputs);
    }
  }

  private void gradientOfKernels(FloatBuffer weights, int lane, int row) {
    float[][] arrays = scratch.lanes.lane(lane).tile(PLACES + 9 + 3 * REACH, inputs);
    for (int place = 0; place < PLACES; place++) {
      scratch.kernels.buffer().get((place * outputs + row) * inputs, arrays[place], 0, inputs);
    }
    float[][] cells = Arrays.copyOfRange(arrays, PLACES, PLACES + 9);
    KERNEL_BACK.apply(arrays, Arrays.copyOfRange(arrays, PLACES + 9, arrays.length), cells, inputs);
    float[] plain = new float[inputs * 9];
    for (int input = 0; input < inputs; input++) {
      for (int cell = 0; cell < 9; cell++) {
        plain[input * 9 + cell] = cells[cell][input];
      }
    }
    weights.put(row * plain.length, plain);
  }

  /** An action on a run of neighbouring tiles, given the number of the first one. */
  private interface RunWork {
    void run(TileGrid.Run run, int first, WinogradScratch.Lane lane);
  }

  private void eachRun(int channels, RunWork work) {
    int most = WinogradScratch.tilesInCache(channels);
    int length = Math.max(1, grid.tiles() / (8 * lanes.count()));
    int parts = (grid.tiles() + length - 1) / length;
    lanes.share(
        parts,
        (lane, part) -> {
          int end = Math.min(grid.tiles(), (part + 1) * length);
          for (int at = part * length; at < end; ) {
            TileGrid.Run run = grid.run(at, end, most);
            work.run(run, at, scratch.lanes.lane(lane));
            at += run.tiles();
          }
        });
  }

  private ChannelLastCopy channelLast(int channels) {
    return new ChannelLastCopy(lanes, images(), channels, grid.height() * grid.width());
  }

  private int images() {
    return grid.images();
  }

  private long values(int channels) {
    return (long) images() * grid.height() * grid.width() * channels;
  }

  private long transformed(int channels) {
    return (long) PLACES * grid.tiles() * channels;
  }

  /**
   * Runs work on maps.
   *
   * @param read an array to keep reachable, so that its memory is not freed during the work
   */
  private static void run(INDArray read, Runnable work) {
    try {
      SingleThreadedBlas.run(work);
    } finally {
      Reference.reachabilityFence(read);
    }
  }

  private static INDArray inOnePiece(INDArray array) {
    return isInOnePiece(array) ? array : array.dup('c');
  }

  private static FloatBuffer floats(INDArray array, long... shape) {
    if (!Arrays.equals(array.shape(), shape) || !isInOnePiece(array)) {
      throw new IllegalArgumentException(
          "Not in one piece or not of shape "
              + Arrays.toString(shape)
              + ": "
              + array.shapeInfoToString());
    }
    FloatPointer start = new FloatPointer(array.data().addressPointer());
    return start.capacity(array.length()).asBuffer();
  }

  /** Whether the values are contiguous in memory in C order. */
  private static boolean isInOnePiece(INDArray array) {
    long step = 1;
    for (int axis = array.rank() - 1; axis >= 0; axis--) {
      if (array.size(axis) > 1 && array.stride(axis) != step) {
        return false;
      }
      step *= array.size(axis);
    }
    return true;
  }
}
