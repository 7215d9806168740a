package org.filterscope.export;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.filterscope.network.Model;
import org.filterscope.network.Shape;
import org.filterscope.task.Problem;

/**
 * Reads a network's prepared input from NumPy's .npy format: float32, little-endian, the last axis
 * fastest.
 */
public final class NumpyReader {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_HEADER = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']{1,16})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\d, ]*)\\)");

  private NumpyReader() {}

  /** Whether a file is one, by its name. */
  public static boolean isNumpy(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
  }

  /**
   * Reads what a model's network reads: {@code [channels, height, width]}, or the same with an axis
   * of length 1 before it.
   *
   * @return {@code [height, width, channels]}
   * @throws Problem if the file is missing, damaged, or holds an array of another type or shape
   */
  public static float[] read(Path file, Model model) {
    if (!Files.isRegularFile(file)) {
      throw new Problem("tensor.missing", file);
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      String header = header(in, file);
      boolean isLastFastest = found(ORDER, header, file).equals("False");
      String type = found(TYPE, header, file);
      if (!type.equals("<f4") || !isLastFastest) {
        throw new Problem("tensor.type", file, isLastFastest ? type : type + ", columns first");
      }
      requireShape(axes(header, file), model, file);
      return channelLast(values(in, model.network().input().size()), model.network().input());
    } catch (EOFException e) {
      throw new Problem(e, "tensor.no-npy", file);
    } catch (IOException e) {
      throw new Problem(e, "tensor.unreadable", file);
    }
  }

  private static String header(DataInputStream in, Path file) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length);
    int version = in.readUnsignedByte();
    in.readUnsignedByte();
    long length =
        version == 1
            ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
            : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
    if (!Arrays.equals(start, MAGIC) || length > LONGEST_HEADER) {
      throw new Problem("tensor.no-npy", file);
    }
    return new String(in.readNBytes((int) length), StandardCharsets.ISO_8859_1);
  }

  private static String found(Pattern pattern, String header, Path file) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new Problem("tensor.no-npy", file);
    }
    return matcher.group(1);
  }

  private static String axes(String header, Path file) {
    return Arrays.stream(found(SHAPE, header, file).split(","))
        .map(String::strip)
        .filter(axis -> !axis.isEmpty())
        .collect(Collectors.joining(" x "));
  }

  private static void requireShape(String axes, Model model, Path file) {
    String wanted = model.network().input().toString();
    if (!axes.equals(wanted) && !axes.equals("1 x " + wanted)) {
      throw new Problem("tensor.shape", file, axes, model.name(), wanted);
    }
  }

  private static float[] values(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count * Float.BYTES);
    if (bytes.length != count * Float.BYTES) {
      throw new EOFException();
    }
    float[] values = new float[count];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  private static float[] channelLast(float[] values, Shape shape) {
    float[] turned = new float[values.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = values[i % shape.channels() * shape.cells() + i / shape.channels()];
    }
    return turned;
  }
}
