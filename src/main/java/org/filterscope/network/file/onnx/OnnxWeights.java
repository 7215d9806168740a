package org.filterscope.network.file.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;
import org.filterscope.network.ArrayValues;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.protobuf.ByteString;
import org.nd4j.shade.protobuf.UnsafeByteOperations;

/**
 * Reads the tensors of a file: from the file itself, or from a second file beside it. Nothing else
 * on the disk is ever read, whatever the file says.
 */
final class OnnxWeights {

  /** More values than any supported layer has. */
  private static final long MOST_VALUES = 1L << 28;

  /** Lists of whole numbers are shapes and settings, which are short. */
  private static final long MOST_WHOLE = 1L << 20;

  private final Path file;
  private final Map<String, ByteString> others = new HashMap<>();

  /** Reads the tensors of this file. */
  OnnxWeights(Path file) {
    this.file = file;
  }

  /**
   * Reads a tensor.
   *
   * @return null if its values are of a kind that no supported operation reads, such as text
   * @throws Problem if its values are missing, or in a file that is not beside this one
   * @throws IllegalArgumentException if it is damaged
   */
  @Nullable Constant read(TensorProto tensor) {
    DataType type = DataType.forNumber(tensor.getDataType());
    int[] dims = tensor.getDimsList().stream().mapToInt(Math::toIntExact).toArray();
    long size = 1;
    for (int dim : dims) {
      if (dim < 0) {
        throw new IllegalArgumentException(tensor.getName() + " has an axis of " + dim);
      }
      size = Math.multiplyExact(size, dim);
    }
    if (type == null || tensor.hasSegment()) {
      return null;
    }
    return switch (type) {
      case FLOAT, DOUBLE, FLOAT16, BFLOAT16 -> {
        require(tensor, size, MOST_VALUES);
        yield Constant.of(dims, single(tensor, type, (int) size));
      }
      case INT64, INT32, INT16, INT8, UINT8, UINT16, UINT32, BOOL -> {
        require(tensor, size, MOST_WHOLE);
        yield Constant.of(dims, whole(tensor, type, (int) size));
      }
      default -> null;
    };
  }

  private static void require(TensorProto tensor, long size, long most) {
    if (size > most) {
      throw new IllegalArgumentException(tensor.getName() + " has " + size + " values");
    }
  }

  /** The number of bytes of a tensor's values in a second file; 0 if they are in this one. */
  long bytesBeside(TensorProto tensor) {
    return isBeside(tensor) ? beside(tensor).size() : 0;
  }

  /** Whether a tensor's values are in a second file. */
  static boolean isBeside(TensorProto tensor) {
    return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
  }

  /** A tensor's values as bytes, which are not copied; empty if they are not given as bytes. */
  ByteString bytes(TensorProto tensor) {
    return isBeside(tensor) ? beside(tensor) : tensor.getRawData();
  }

  private INDArray single(TensorProto tensor, DataType type, int size) {
    if (size == 0) {
      return Constant.of(new int[] {0}).single();
    }
    boolean isRaw = isBeside(tensor) || !tensor.getRawData().isEmpty();
    int given =
        isRaw
            ? bytes(tensor).size() / bytesOf(type)
            : switch (type) {
              case FLOAT -> tensor.getFloatDataCount();
              case DOUBLE -> tensor.getDoubleDataCount();
              default -> tensor.getInt32DataCount();
            };
    if (given != size || (isRaw && bytes(tensor).size() % bytesOf(type) != 0)) {
      throw new IllegalArgumentException(
          tensor.getName() + " has " + given + " values instead of " + size);
    }
    INDArray values =
        Nd4j.createUninitialized(org.nd4j.linalg.api.buffer.DataType.FLOAT, (long) size);
    ArrayValues.use(
        values,
        target -> {
          if (isRaw) {
            ByteBuffer raw = bytes(tensor).asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            copy(raw, type, target, size);
          } else {
            copy(tensor, type, target, size);
          }
        });
    return values;
  }

  private static void copy(TensorProto tensor, DataType type, FloatBuffer to, int size) {
    for (int i = 0; i < size; i++) {
      to.put(
          i,
          switch (type) {
            case FLOAT -> tensor.getFloatData(i);
            case DOUBLE -> (float) tensor.getDoubleData(i);
            case FLOAT16 -> HalfFloat.ofHalf((short) tensor.getInt32Data(i));
            default -> HalfFloat.ofBrain((short) tensor.getInt32Data(i));
          });
    }
  }

  private static void copy(ByteBuffer from, DataType type, FloatBuffer to, int size) {
    switch (type) {
      case FLOAT -> to.duplicate().put(from.asFloatBuffer());
      case DOUBLE -> {
        for (int i = 0; i < size; i++) {
          to.put(i, (float) from.getDouble());
        }
      }
      case FLOAT16 -> {
        for (int i = 0; i < size; i++) {
          to.put(i, HalfFloat.ofHalf(from.getShort()));
        }
      }
      default -> {
        for (int i = 0; i < size; i++) {
          to.put(i, HalfFloat.ofBrain(from.getShort()));
        }
      }
    }
  }

  private static int bytesOf(DataType type) {
    return switch (type) {
      case DOUBLE, INT64 -> Long.BYTES;
      case FLOAT, INT32, UINT32 -> Integer.BYTES;
      case FLOAT16, BFLOAT16, INT16, UINT16 -> Short.BYTES;
      default -> 1;
    };
  }

  private long[] whole(TensorProto tensor, DataType type, int size) {
    long[] values = new long[size];
    boolean isRaw = isBeside(tensor) || !tensor.getRawData().isEmpty();
    ByteBuffer from = bytes(tensor).asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    int given =
        isRaw
            ? from.remaining() / bytesOf(type)
            : switch (type) {
              case INT64 -> tensor.getInt64DataCount();
              case UINT32 -> tensor.getUint64DataCount();
              default -> tensor.getInt32DataCount();
            };
    if (given != size) {
      throw new IllegalArgumentException(
          tensor.getName() + " has " + given + " values instead of " + size);
    }
    for (int i = 0; i < size; i++) {
      values[i] = isRaw ? next(from, type) : listed(tensor, type, i);
    }
    return values;
  }

  private static long next(ByteBuffer from, DataType type) {
    return switch (type) {
      case INT64 -> from.getLong();
      case INT32 -> from.getInt();
      case UINT32 -> Integer.toUnsignedLong(from.getInt());
      case INT16 -> from.getShort();
      case UINT16 -> Short.toUnsignedLong(from.getShort());
      case INT8 -> from.get();
      default -> Byte.toUnsignedLong(from.get());
    };
  }

  private static long listed(TensorProto tensor, DataType type, int i) {
    return switch (type) {
      case INT64 -> tensor.getInt64Data(i);
      case UINT32 -> tensor.getUint64Data(i);
      default -> tensor.getInt32Data(i);
    };
  }

  /** A tensor's values in a second file. */
  private ByteString beside(TensorProto tensor) {
    String name = said(tensor.getExternalDataList(), "location", "");
    ByteString whole = others.computeIfAbsent(name, this::open);
    long first = Long.parseLong(said(tensor.getExternalDataList(), "offset", "0"));
    long length =
        Long.parseLong(
            said(tensor.getExternalDataList(), "length", Long.toString(whole.size() - first)));
    if (first < 0 || length < 0 || first > whole.size() || length > whole.size() - first) {
      throw new Problem("onnx.beside-short", file, name, tensor.getName());
    }
    return whole.substring((int) first, (int) (first + length));
  }

  private static String said(List<StringStringEntryProto> entries, String key, String otherwise) {
    return entries.stream()
        .filter(entry -> entry.getKey().equals(key))
        .map(StringStringEntryProto::getValue)
        .findFirst()
        .orElse(otherwise);
  }

  private ByteString open(String location) {
    String name = location.startsWith("./") ? location.substring(2) : location;
    boolean isName =
        !name.isBlank()
            && !name.equals(".")
            && !name.equals("..")
            && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c == 0);
    if (!isName) {
      throw new Problem("onnx.beside-elsewhere", file, location);
    }
    Path other = file.toAbsolutePath().resolveSibling(name);
    if (!Files.exists(other, LinkOption.NOFOLLOW_LINKS)) {
      throw new Problem("onnx.beside-missing", file, name);
    }
    if (!Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS)) {
      throw new Problem("onnx.beside-elsewhere", file, location);
    }
    try (FileChannel channel =
        FileChannel.open(other, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new Problem("onnx.too-large", other);
      }
      return UnsafeByteOperations.unsafeWrap(
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
    } catch (IOException e) {
      throw new Problem(e, "model.unreadable", other);
    }
  }
}
