package org.filterscope.activation.winograd;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution with 3 x 3 kernels, stride 1 and one cell of padding, computed by Winograd's
 * minimal filtering. Tiles of the input and the kernels are transformed and multiplied, and the
 * products are transformed back. This needs up to four times fewer multiplications than plain sums.
 * With the interpolation points of {@link WinogradTile}, the rounding errors are no larger.
 *
 * <p>The transforms run on the heap in loops that the compiler vectorises. OpenBLAS computes the
 * products, one matrix product for each position in a tile. Nothing here starts OpenMP threads:
 * they would keep spinning for milliseconds after each operation and take processor time from the
 * lanes.
 *
 * <p>All convolutions that share scratch memory must be used from one thread at a time.
 */
public final class WinogradConvolution implements AutoCloseable {

  /** Limits the memory for a layer's transformed maps to 64 MB. */
  private static final int FLOATS_AT_ONCE = 1 << 24;

  private final int inputs;
  private final int outputs;
  private final float[] bias;
  private final WinogradTile tile;
  private final WinogradScratch scratch;
  private final WinogradScratch.Floats kernels = new WinogradScratch.Floats();

  /**
   * Transforms the kernels. They take {@code 4 * tile.places()} bytes outside the heap for each
   * pair of input and output channels, until this convolution is closed.
   *
   * @param kernels {@code [3, 3, inputs, outputs]}
   * @param bias {@code [outputs]}
   */
  public WinogradConvolution(
      FloatBuffer kernels, float[] bias, WinogradTile tile, WinogradScratch scratch) {
    this.outputs = bias.length;
    this.inputs = kernels.capacity() / (9 * outputs);
    if (kernels.capacity() != 9 * inputs * outputs) {
      throw new IllegalArgumentException(
          kernels.capacity() + " values are no 3 x 3 kernels for " + outputs + " channels");
    }
    this.bias = bias.clone();
    this.tile = tile;
    this.scratch = scratch;
    this.kernels.ensure((long) tile.places() * inputs * outputs);
    ParallelLoop lanes = scratch.lanes();
    KernelTransform transform = new KernelTransform(tile, kernels, inputs, outputs, lanes.count());
    FloatBuffer transformed = this.kernels.buffer();
    lanes.share(inputs, (lane, input) -> transform.run(lane, input, transformed));
  }

  /** Side length of the output tiles, in cells. */
  public int tileSize() {
    return tile.size();
  }

  /**
   * Fills {@code output} with the convolution of {@code input}. Both are contiguous in memory.
   *
   * @param input {@code [images, height, width, inputs]}
   * @param output {@code [images, height, width, outputs]}
   * @param rectify whether to set negative sums to zero
   */
  public void apply(INDArray input, INDArray output, boolean rectify) {
    apply(input, output, null, rectify);
  }

  /**
   * Fills {@code output} as well as {@code pooled}, its 2 x 2 max pooling with stride 2. This costs
   * less than pooling the finished maps.
   *
   * @param pooled {@code [images, height / 2, width / 2, outputs]}
   */
  public void apply(INDArray input, INDArray output, @Nullable INDArray pooled, boolean rectify) {
    apply(input, output, pooled, null, rectify);
  }

  /**
   * Fills {@code sums} as well, the 2 x 2 maxima before the ReLU.
   *
   * @param sums {@code [images, height / 2, width / 2, outputs]}
   */
  public void apply(
      INDArray input,
      INDArray output,
      @Nullable INDArray pooled,
      @Nullable INDArray sums,
      boolean rectify) {
    int images = Math.toIntExact(input.size(0));
    int height = Math.toIntExact(input.size(1));
    int width = Math.toIntExact(input.size(2));
    FloatBuffer from = floats(input, images, height, width, inputs);
    FloatBuffer to = floats(output, images, height, width, outputs);
    FloatBuffer maxima =
        pooled == null ? null : floats(pooled, images, height / 2, width / 2, outputs);
    FloatBuffer largest =
        sums == null ? null : floats(sums, images, height / 2, width / 2, outputs);
    TileGrid grid = new TileGrid(images, height, width, tile.size());
    TileReader reader = new TileReader(from, grid, inputs);
    TileWriter writer = new TileWriter(to, maxima, largest, grid, outputs, rectify);
    SingleThreadedBlas.run(() -> run(grid, reader, writer));
  }

  /**
   * The sums, before the ReLU, on part of the map that {@link #apply} computes. If the part starts
   * at a tile border, they equal the sums of {@link #apply} except for the last bits.
   *
   * @param input {@code [images, height, width, inputs]}; only the first image is used
   * @param top first row of the part
   * @param left first column of the part
   * @param rows height of the part
   * @param columns width of the part
   * @return {@code [rows, columns, outputs]}
   */
  public float[] sums(INDArray input, int top, int left, int rows, int columns) {
    int height = Math.toIntExact(input.size(1));
    int width = Math.toIntExact(input.size(2));
    FloatBuffer from = floats(input, input.size(0), height, width, inputs);
    float[] sums = new float[rows * columns * outputs];
    TileGrid grid = new TileGrid(1, rows, columns, tile.size());
    TileReader reader = new TileReader(from, height, width, top, left, grid, inputs);
    TileWriter writer = new TileWriter(FloatBuffer.wrap(sums), null, null, grid, outputs, false);
    SingleThreadedBlas.run(() -> run(grid, reader, writer));
    return sums;
  }

  /**
   * Propagates a signal on part of the output back to the input: the transposed convolution,
   * without bias.
   *
   * <p>The signal reaches one more row and column on each side. Of these {@code rows + 2} by {@code
   * columns + 2} cells, only the requested ones are computed.
   *
   * @param signal {@code [rows, columns, outputs]}
   * @param top first row to compute
   * @param left first column to compute
   * @param height number of rows to compute
   * @param width number of columns to compute
   * @return {@code [height, width, inputs]}
   */
  public float[] transposed(
      float[] signal, int rows, int columns, int top, int left, int height, int width) {
    WinogradTranspose transpose =
        new WinogradTranspose(tile, kernels, inputs, outputs, scratch, signal, rows, columns);
    return SingleThreadedBlas.get(() -> transpose.run(top, left, height, width));
  }

  @Override
  public void close() {
    kernels.close();
  }

  /** Gives each lane its own tiles if there are enough of them, otherwise its own matrices. */
  private void run(TileGrid grid, TileReader reader, TileWriter writer) {
    ParallelLoop lanes = scratch.lanes();
    int tiles = grid.tiles();
    int turn = WinogradScratch.TILES_PER_PRODUCT * lanes.count();
    if (tiles >= turn) {
      int blocks = (tiles + turn - 1) / turn * lanes.count();
      int length = (tiles + blocks - 1) / blocks;
      lanes.share(
          blocks,
          (lane, index) -> {
            int first = Math.min(tiles, index * length);
            int end = Math.min(tiles, first + length);
            new Block(grid, reader, writer, first, end, lane).run();
          });
    } else {
      int most = Math.max(1, FLOATS_AT_ONCE / (tile.places() * (inputs + outputs)));
      for (int first = 0; first < tiles; first += most) {
        new Block(grid, reader, writer, first, Math.min(tiles, first + most), 0).share(lanes);
      }
    }
  }

  /**
   * A block of neighbouring tiles that goes through the three steps in one lane's native memory.
   */
  private final class Block {
    private final TileGrid grid;
    private final TileReader reader;
    private final TileWriter writer;
    private final int first;
    private final int end;
    private final int owner;

    Block(TileGrid grid, TileReader reader, TileWriter writer, int first, int end, int owner) {
      this.grid = grid;
      this.reader = reader;
      this.writer = writer;
      this.first = first;
      this.end = end;
      this.owner = owner;
      memory(owner).input.ensure((long) tile.places() * (end - first) * inputs);
      memory(owner).products.ensure((long) tile.places() * (end - first) * outputs);
    }

    /** Runs all steps on the lane that owns the memory. */
    void run() {
      read(owner, first, end);
      for (int place = 0; place < tile.places(); place++) {
        multiply(place);
      }
      write(owner, first, end);
    }

    /** Runs each step on all lanes. */
    void share(ParallelLoop lanes) {
      int length = Math.max(1, (end - first) / (8 * lanes.count()));
      int parts = (end - first + length - 1) / length;
      lanes.share(parts, (lane, i) -> read(lane, start(i, length), start(i + 1, length)));
      lanes.share(tile.places(), (lane, place) -> multiply(place));
      lanes.share(parts, (lane, i) -> write(lane, start(i, length), start(i + 1, length)));
    }

    private int start(int part, int length) {
      return Math.min(end, first + part * length);
    }

    private void read(int lane, int from, int to) {
      int most = WinogradScratch.tilesInCache(inputs);
      FloatBuffer target = memory(owner).input.buffer();
      for (int at = from; at < to; ) {
        TileGrid.Run run = grid.run(at, to, most);
        int length = run.tiles() * inputs;
        float[][] values = memory(lane).tile(tile.places(), length);
        reader.read(run, values);
        tile.input(values, length);
        for (int place = 0; place < tile.places(); place++) {
          target.put((place * (end - first) + at - first) * inputs, values[place], 0, length);
        }
        at += run.tiles();
      }
    }

    private void multiply(int place) {
      int rows = end - first;
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasNoTrans,
          rows,
          outputs,
          inputs,
          1,
          memory(owner).input.from((long) place * rows * inputs),
          inputs,
          kernels.from((long) place * inputs * outputs),
          outputs,
          0,
          memory(owner).products.from((long) place * rows * outputs),
          outputs);
    }

    private void write(int lane, int from, int to) {
      int most = WinogradScratch.tilesInCache(outputs);
      float[] offsets = memory(lane).repeated(bias, most);
      FloatBuffer source = memory(owner).products.buffer();
      for (int at = from; at < to; ) {
        TileGrid.Run run = grid.run(at, to, most);
        int length = run.tiles() * outputs;
        float[][] values = memory(lane).tile(tile.places(), length);
        for (int place = 0; place < tile.places(); place++) {
          source.get((place * (end - first) + at - first) * outputs, values[place], 0, length);
        }
        tile.output(values, length);
        writer.write(run, values, tile.reach(), offsets);
        at += run.tiles();
      }
    }

    private WinogradScratch.Lane memory(int lane) {
      return scratch.lane(lane);
    }
  }

  private static FloatBuffer floats(INDArray array, long... shape) {
    if (!Arrays.equals(array.shape(), shape) || array.ordering() != 'c' || array.isView()) {
      throw new IllegalArgumentException(
          "Not in one piece or not of shape "
              + Arrays.toString(shape)
              + ": "
              + array.shapeInfoToString());
    }
    return new FloatPointer(array.data().addressPointer()).capacity(array.length()).asBuffer();
  }
}
