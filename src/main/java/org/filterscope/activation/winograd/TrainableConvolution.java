package org.filterscope.activation.winograd;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution that learns: 3 x 3 kernels, stride 1, one cell of padding. The way there, the
 * gradient of its kernels and that of its input are all products of transformed tiles, as in {@link
 * WinogradConvolution}, and so need 2.25 times fewer multiplications than the plain sums.
 *
 * <p>With tiles {@code V} of the input, kernels {@code U} and tiles {@code D} of the gradient of
 * the sums, each transformed, a place's products are {@code V U'} there, {@code D' V} for the
 * kernels and, with {@code D} and {@code U} of the turned kernels, {@code D U} for the input.
 *
 * <p>Arrays are DL4J's: maps {@code [images, channels, height, width]}, kernels {@code [outputs,
 * inputs, 3, 3]}, each without gaps. The same numbers give the same bits, on however many threads.
 */
public final class TrainableConvolution implements AutoCloseable {

  private static final WinogradTile TILE = WinogradTile.TWO;
  private static final int REACH = TILE.reach();
  private static final int PLACES = TILE.places();

  /** Values that are transformed at once at each place. */
  private static final int VALUES_AT_ONCE = 2048;

  /** Of three values of a kernel, what stands at each place. */
  private static final SquareTransform KERNEL =
      new SquareTransform(
          new float[][] {{1, 0, 0}, {0.5f, 0.5f, 0.5f}, {0.5f, -0.5f, 0.5f}, {0, 0, 1}});

  private static final SquareTransform KERNEL_BACK = KERNEL.transposed();

  /** Of the gradients of two cells of the output, that of the products at each place. */
  private static final SquareTransform OUTPUT_BACK =
      new SquareTransform(new float[][] {{1, 0}, {1, 1}, {1, -1}, {0, 1}});

  private final int inputs;
  private final int outputs;
  private final boolean rectifies;
  private final TrainableConvolutionScratch scratch;
  private final ParallelLoop lanes;

  /** Transformed tiles of the last input. */
  private final WinogradScratch.Floats tiles = new WinogradScratch.Floats();

  /** Transformed kernels of the last time, {@code [places, outputs, inputs]}. */
  private final WinogradScratch.Floats kernels = new WinogradScratch.Floats();

  /** The last output, with the channel last. */
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
   * Fills {@code maps} with what comes of an input, which is remembered for the way back.
   *
   * @param weights {@code [outputs, inputs, 3, 3]}
   * @param bias {@code [outputs]}
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
   * Walks back from the gradient of what {@link #forward} gave last.
   *
   * @param gradient of the output
   * @param ofWeights filled with that of the kernels
   * @param ofBias filled with that of the bias
   * @param ofInput filled with that of the input; null if nobody needs it
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

  /** The way back to the input is a convolution with kernels that are turned around. */
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

  /** Where a turned kernel has what the kernel has here: 0 and infinity change places. */
  private static int turned(int place) {
    return turnedLine(place / REACH) * REACH + turnedLine(place % REACH);
  }

  private static int turnedLine(int line) {
    return line == 0 ? REACH - 1 : line == REACH - 1 ? 0 : line;
  }

  /** Leaves no gradient where the output was rectified; returns the sum for each channel. */
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
          // What the tile sees around these belongs to its neighbours.
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

  /** What is done with neighbouring tiles, the first of which has that number. */
  private interface RunWork {
    void run(TileGrid.Run run, int first, WinogradScratch.Lane lane);
  }

  private void eachRun(int channels, RunWork work) {
    int most = Math.max(1, VALUES_AT_ONCE / channels);
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
   * Works on maps.
   *
   * @param read an array whose memory could be freed as soon as nobody held it
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

  /** Whether the values lie one after the other, the last index running fastest. */
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
