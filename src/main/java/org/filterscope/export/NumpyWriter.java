package org.filterscope.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.projection.Projection;
import org.filterscope.task.SafeFile;

/** Writes arrays in NumPy's .npy format, version 1.0: float32, little-endian, last axis fastest. */
public final class NumpyWriter {
  private static final int CHUNK = 1 << 14;

  private NumpyWriter() {}

  /**
   * Writes an array.
   *
   * @param axes the length of each axis
   * @param values all values, with the last axis fastest
   * @param file the file to write; written whole or not at all
   * @throws IllegalArgumentException if the values do not fill the axes
   * @throws org.filterscope.task.Problem if the file cannot be written
   */
  public static void write(int[] axes, float[] values, Path file) {
    long size = 1;
    for (int axis : axes) {
      size = Math.multiplyExact(size, (long) axis);
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          values.length + " values for axes " + Arrays.toString(axes));
    }
    SafeFile.write(file, stream -> write(axes, values, stream));
  }

  /** Writes a layer's maps: {@code [channels, height, width]}, or {@code [n]} for a vector. */
  public static void write(LayerMaps maps, Path file) {
    write(maps.shape().axes(), maps.values(), file);
  }

  /** Writes a feature map: {@code [height, width]}. */
  public static void write(FeatureMap map, Path file) {
    write(new int[] {map.height(), map.width()}, map.values(), file);
  }

  /**
   * Writes a projection at its place in the input, in the network's order of colours.
   *
   * @param height rows of the input
   * @param width columns of the input
   */
  public static void write(Projection projection, int height, int width, Path file) {
    write(
        new int[] {height, width, projection.channels()}, projection.onCanvas(height, width), file);
  }

  private static void write(int[] axes, float[] values, OutputStream stream) throws IOException {
    stream.write(header(axes));
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      buffer.asFloatBuffer().put(values, from, count);
      stream.write(buffer.array(), 0, count * Float.BYTES);
    }
  }

  /**
   * The header: magic, version, length, and a Python dictionary, padded to a multiple of 64 bytes.
   */
  private static byte[] header(int[] axes) {
    String shape =
        Arrays.stream(axes).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    String dictionary =
        "{'descr': '<f4', 'fortran_order': False, 'shape': ("
            + shape
            + (axes.length == 1 ? ",)" : ")")
            + ", }";
    int unpadded = 10 + dictionary.length() + 1;
    String padded = dictionary + " ".repeat((64 - unpadded % 64) % 64) + "\n";
    return ByteBuffer.allocate(10 + padded.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
