package org.filterscope.activation.winograd;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The transpose of a {@link WinogradConvolution}: each of its steps transposed, in reverse order.
 * Tiles of a signal at the output are spread over all positions, multiplied by the same transformed
 * kernels, and transformed to what each tile sends back to the cells that it sees. Where
 * neighbouring tiles see the same cells, the results are added.
 *
 * <p>Even-numbered rows of tiles have no cells in common, and neither do odd-numbered rows. So the
 * lanes add the even rows first and then the odd ones, and the sums do not depend on the number of
 * lanes.
 */
final class WinogradTranspose {

  private final WinogradTile tile;
  private final WinogradScratch.Floats kernels;
  private final int inputs;
  private final int outputs;
  private final WinogradScratch scratch;
  private final float[] signal;
  private final int height;
  private final int width;
  private final int across;

  /** The part of the result that is computed. */
  private int keptTop;

  private int keptLeft;
  private int keptHeight;
  private int keptWidth;
  private float[] result = new float[0];

  /**
   * Prepares to propagate a signal back.
   *
   * @param kernels the transformed kernels, {@code [places, inputs, outputs]}
   * @param signal {@code [height, width, outputs]}
   */
  WinogradTranspose(
      WinogradTile tile,
      WinogradScratch.Floats kernels,
      int inputs,
      int outputs,
      WinogradScratch scratch,
      float[] signal,
      int height,
      int width) {
    this.tile = tile;
    this.kernels = kernels;
    this.inputs = inputs;
    this.outputs = outputs;
    this.scratch = scratch;
    this.signal = signal;
    this.height = height;
    this.width = width;
    across = (width + tile.size() - 1) / tile.size();
  }

  /**
   * Propagates the signal back to some of the {@code height + 2} by {@code width + 2} cells that it
   * reaches.
   *
   * @param top first row to compute
   * @param left first column to compute
   * @param rowCount number of rows to compute
   * @param columnCount number of columns to compute
   * @return {@code [rowCount, columnCount, inputs]}
   */
  float[] run(int top, int left, int rowCount, int columnCount) {
    keptTop = top;
    keptLeft = left;
    keptHeight = rowCount;
    keptWidth = columnCount;
    result = new float[rowCount * columnCount * inputs];
    ParallelLoop lanes = scratch.lanes();
    int rows = (height + tile.size() - 1) / tile.size();
    int atOnce = Math.max(1, WinogradScratch.TILES_PER_PRODUCT / across);
    int blocks = (rows + atOnce - 1) / atOnce;
    if (blocks >= 2 * lanes.count()) {
      shareEvenThenOdd(
          lanes,
          blocks,
          (lane, block) -> {
            Rows some = rows(block * atOnce, Math.min(rows, (block + 1) * atOnce), lane);
            for (int row = some.first; row < some.end; row++) {
              some.spread(lane, row);
            }
            for (int place = 0; place < tile.places(); place++) {
              some.multiply(place);
            }
            for (int row = some.first; row < some.end; row++) {
              some.collect(lane, row);
            }
          });
    } else {
      Rows all = rows(0, rows, 0);
      lanes.share(rows, all::spread);
      lanes.share(tile.places(), (lane, place) -> all.multiply(place));
      shareEvenThenOdd(lanes, rows, all::collect);
    }
    return result;
  }

  private static void shareEvenThenOdd(ParallelLoop lanes, int parts, ParallelLoop.Part part) {
    lanes.share((parts + 1) / 2, (lane, index) -> part.run(lane, 2 * index));
    lanes.share(parts / 2, (lane, index) -> part.run(lane, 2 * index + 1));
  }

  private Rows rows(int first, int end, int owner) {
    WinogradScratch.Lane memory = scratch.lane(owner);
    int tiles = (end - first) * across;
    memory.input.ensure((long) tile.places() * tiles * outputs);
    memory.products.ensure((long) tile.places() * tiles * inputs);
    return new Rows(first, end, memory);
  }

  /** Rows of tiles being processed in one lane's native memory. */
  private final class Rows {
    private final int first;
    private final int end;
    private final WinogradScratch.Lane memory;
    private final int tiles;

    Rows(int first, int end, WinogradScratch.Lane memory) {
      this.first = first;
      this.end = end;
      this.memory = memory;
      tiles = (end - first) * across;
    }

    /** Spreads a row of tiles over all positions. */
    void spread(int lane, int row) {
      int most = WinogradScratch.tilesInCache(outputs);
      FloatBuffer target = memory.input.buffer();
      for (int at = 0; at < across; at += most) {
        int count = Math.min(most, across - at);
        int length = count * outputs;
        float[][] values = scratch.lane(lane).tile(tile.places(), length);
        read(row, at, count, values);
        tile.outputBack(values, length);
        for (int place = 0; place < tile.places(); place++) {
          target.put(
              (place * tiles + (row - first) * across + at) * outputs, values[place], 0, length);
        }
      }
    }

    void multiply(int place) {
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasTrans,
          tiles,
          inputs,
          outputs,
          1,
          memory.input.from((long) place * tiles * outputs),
          outputs,
          kernels.from((long) place * inputs * outputs),
          outputs,
          0,
          memory.products.from((long) place * tiles * inputs),
          inputs);
    }

    /** Adds what a row of tiles sends back to the cells that it sees. */
    void collect(int lane, int row) {
      int most = WinogradScratch.tilesInCache(inputs);
      FloatBuffer source = memory.products.buffer();
      for (int at = 0; at < across; at += most) {
        int count = Math.min(most, across - at);
        int length = count * inputs;
        float[][] values = scratch.lane(lane).tile(tile.places(), length);
        for (int place = 0; place < tile.places(); place++) {
          source.get(
              (place * tiles + (row - first) * across + at) * inputs, values[place], 0, length);
        }
        tile.inputBack(values, length);
        add(row, at, count, values);
      }
    }
  }

  /** Reads the cells of some tiles; cells outside the signal are zero. */
  private void read(int row, int column, int count, float[][] values) {
    int size = tile.size();
    for (int i = 0; i < size * size; i++) {
      float[] target = values[i / size * tile.reach() + i % size];
      int y = row * size + i / size;
      for (int t = 0; t < count; t++) {
        int x = (column + t) * size + i % size;
        if (y < height && x < width) {
          System.arraycopy(signal, (y * width + x) * outputs, target, t * outputs, outputs);
        } else {
          Arrays.fill(target, t * outputs, (t + 1) * outputs, 0);
        }
      }
    }
  }

  private void add(int row, int column, int count, float[][] values) {
    int reach = tile.reach();
    for (int i = 0; i < reach * reach; i++) {
      int y = row * tile.size() + i / reach;
      if (y < keptTop || y >= keptTop + keptHeight) {
        continue;
      }
      int start = (y - keptTop) * keptWidth - keptLeft;
      for (int t = 0; t < count; t++) {
        int x = (column + t) * tile.size() + i % reach;
        if (x >= keptLeft && x < keptLeft + keptWidth) {
          add(values[i], t * inputs, (start + x) * inputs);
        }
      }
    }
  }

  private void add(float[] values, int from, int to) {
    for (int c = 0; c < inputs; c++) {
      result[to + c] += values[from + c];
    }
  }
}
