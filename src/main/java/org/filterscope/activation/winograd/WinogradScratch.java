package org.filterscope.activation.winograd;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Working memory for Winograd convolutions. All layers of a network share it, because they run one
 * after another. It grows to the size that the largest layer needs and is then kept.
 */
public final class WinogradScratch implements AutoCloseable {

  /** Enough tiles for a matrix product to keep OpenBLAS close to its top speed. */
  static final int TILES_PER_PRODUCT = 196;

  /**
   * Values that are transformed at once at each position, so that all positions fit in the cache.
   */
  private static final int VALUES_IN_CACHE = 2048;

  private final ParallelLoop lanes;
  private final Lane[] memory;

  /** Creates scratch memory for work that these lanes share. */
  public WinogradScratch(ParallelLoop lanes) {
    this.lanes = lanes;
    this.memory =
        IntStream.range(0, lanes.count()).mapToObj(lane -> new Lane()).toArray(Lane[]::new);
  }

  /** The most tiles of some channels that are transformed at once. */
  static int tilesInCache(int channels) {
    return Math.max(1, VALUES_IN_CACHE / channels);
  }

  ParallelLoop lanes() {
    return lanes;
  }

  Lane lane(int lane) {
    return memory[lane];
  }

  @Override
  public void close() {
    for (Lane lane : memory) {
      lane.input.close();
      lane.products.close();
    }
  }

  /** One lane's memory. */
  static final class Lane {
    /** Transformed tiles of the input, {@code [places, tiles, channels]}. */
    final Floats input = new Floats();

    /** Transformed tiles of the output, {@code [places, tiles, channels]}. */
    final Floats products = new Floats();

    private float[][] tile = new float[0][];
    private float[] bias = new float[0];

    /** Arrays on the heap, one for each position in a tile, at least {@code length} long. */
    float[][] tile(int places, int length) {
      if (tile.length < places || tile[0].length < length) {
        tile = new float[Math.max(places, tile.length)][];
        for (int i = 0; i < tile.length; i++) {
          tile[i] = new float[length];
        }
      }
      return tile;
    }

    /** An array with the values repeated {@code times} times. */
    float[] repeated(float[] values, int times) {
      if (bias.length < values.length * times) {
        bias = new float[values.length * times];
      }
      for (int i = 0; i < times; i++) {
        System.arraycopy(values, 0, bias, i * values.length, values.length);
      }
      return bias;
    }
  }

  /** Floats outside the heap, which native code can read without a copy. */
  static final class Floats implements AutoCloseable {
    private FloatPointer pointer = new FloatPointer();
    private FloatBuffer buffer = FloatBuffer.allocate(0);

    /** Makes room for {@code length} floats; the old contents are lost. */
    void ensure(long length) {
      if (buffer.capacity() < length) {
        pointer.close();
        pointer = new FloatPointer(length);
        buffer = pointer.asBuffer();
      }
    }

    FloatPointer from(long index) {
      return pointer.getPointer(index);
    }

    FloatBuffer buffer() {
      return buffer;
    }

    @Override
    public void close() {
      buffer = FloatBuffer.allocate(0);
      pointer.close();
    }
  }
}
