package org.filterscope.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads the arrays of references made with NumPy: .npy, and .npz, which is a zip of such. */
public final class NumpyFile {
  private static final Pattern TYPE = Pattern.compile("'descr': '([^']+)'");
  private static final Pattern SHAPE = Pattern.compile("'shape': \\(([^)]*)\\)");

  private NumpyFile() {}

  /** An array; whole numbers are widened to double too. */
  public record Array(int[] shape, double[] values) {
    /** The values as float32. */
    public float[] floats() {
      float[] floats = new float[values.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) values[i];
      }
      return floats;
    }
  }

  /** The arrays of an .npz by their keys. */
  public record Archive(Map<String, Array> arrays) {
    /** The array of that key, which must be there. */
    public Array get(String key) {
      return Objects.requireNonNull(arrays.get(key), key);
    }
  }

  /** All arrays of a resource on the class path. */
  public static Archive readAll(String resource) {
    Map<String, Array> arrays = new LinkedHashMap<>();
    try (InputStream in = NumpyFile.class.getResourceAsStream(resource);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        arrays.put(entry.getName().replace(".npy", ""), read(zip.readAllBytes()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Archive(arrays);
  }

  /** An array from a file's bytes. */
  public static Array read(byte[] bytes) {
    int headerStart = bytes[6] == 1 ? 10 : 12;
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = bytes[6] == 1 ? buffer.getShort(8) & 0xffff : buffer.getInt(8);
    String header = new String(bytes, headerStart, headerLength, StandardCharsets.ISO_8859_1);
    if (header.contains("'fortran_order': True")) {
      throw new IllegalArgumentException("Columns first: " + header);
    }
    int[] shape =
        Arrays.stream(group(SHAPE, header).split(","))
            .map(String::strip)
            .filter(axis -> !axis.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    double[] values = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    buffer.position(headerStart + headerLength);
    String type = group(TYPE, header);
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case "<f4" -> buffer.getFloat();
            case "<f8" -> buffer.getDouble();
            case "<i4" -> buffer.getInt();
            case "<i8" -> buffer.getLong();
            case "<i2" -> buffer.getShort();
            case "|u1" -> buffer.get() & 0xff;
            default -> throw new IllegalArgumentException(type);
          };
    }
    return new Array(shape, values);
  }

  private static String group(Pattern pattern, String header) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new IllegalArgumentException(header);
    }
    return matcher.group(1);
  }
}
