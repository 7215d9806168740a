package org.filterscope.network.file;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.filter.FilterManager;
import io.jhdf.object.datatype.FloatingPoint;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.filterscope.network.ArrayValues;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays of an HDF5 file. The file is read in pure Java, so a damaged one cannot crash the virtual
 * machine.
 */
final class HdfArrays implements AutoCloseable {

  /** More values than any supported layer has; a damaged header may claim anything. */
  private static final long MOST_VALUES = 1L << 28;

  /**
   * Compressed weights never come near this factor; a file that claims more was made to fill the
   * memory.
   */
  private static final long MOST_COMPRESSED = 64;

  /** Groups are never nested this deeply; a damaged file may even have circles. */
  static final int DEEPEST = 64;

  private static final int CHUNK = 1 << 20;

  static {
    // Replaces the library's filter, which ignores checksums.
    FilterManager.addFilter(new Fletcher32Filter());
  }

  private final Path named;
  private final Path read;
  private final HdfFile file;

  /**
   * Opens a file.
   *
   * @param named the file that problems name
   * @param read the file that is read: the same, or what was unpacked from it
   * @throws Problem if it is not an HDF5 file
   */
  HdfArrays(Path named, Path read) {
    this.named = named;
    this.read = read;
    file = guarded(() -> new HdfFile(read));
  }

  /** The file's root. */
  Group root() {
    return file;
  }

  /** A group, by its path from another one; null if there is none. */
  static @Nullable Group group(Group from, String path) {
    Group group = from;
    for (String step : path.split("/", -1)) {
      if (!(group.getChild(step) instanceof Group inner)) {
        return null;
      }
      group = inner;
    }
    return group;
  }

  /** A data set, by its path from a group. */
  static Dataset dataset(Group from, String path) {
    int slash = path.lastIndexOf('/');
    Group group = slash < 0 ? from : group(from, path.substring(0, slash));
    Node node = group == null ? null : group.getChild(path.substring(slash + 1));
    if (node instanceof Dataset dataset) {
      return dataset;
    }
    throw new IllegalArgumentException("There is no data set " + path);
  }

  /** An attribute with a list of texts; a long one is in parts with numbers. */
  static List<String> texts(Group group, String name) {
    List<String> texts = new ArrayList<>();
    Attribute whole = group.getAttribute(name);
    if (whole != null) {
      add(texts, whole);
      return texts;
    }
    int part = 0;
    for (Attribute next = group.getAttribute(name + part);
        next != null;
        next = group.getAttribute(name + part)) {
      add(texts, next);
      part++;
    }
    return texts;
  }

  private static void add(List<String> texts, Attribute attribute) {
    if (attribute.getData() instanceof String[] listed) {
      texts.addAll(Arrays.asList(listed));
    }
  }

  /** The number of values that a data set claims to have. */
  static long length(Dataset dataset) {
    long values = 1;
    for (int axis : dataset.getDimensions()) {
      values = Math.multiplyExact(values, axis);
    }
    if (values < 1 || values > MOST_VALUES || dataset.getDimensions().length > 4) {
      throw new IllegalArgumentException(dataset.getPath() + " claims " + values + " values");
    }
    return values;
  }

  /**
   * A data set's values in its shape, outside the Java heap.
   *
   * @throws Problem if a value is NaN or infinite
   */
  INDArray array(Dataset dataset) {
    long length = length(dataset);
    long[] shape = new long[dataset.getDimensions().length];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = dataset.getDimensions()[axis];
    }
    boolean isPlain =
        dataset instanceof ContiguousDataset
            && dataset.getDataType() instanceof FloatingPoint
            && dataset.getDataType().getSize() == Float.BYTES;
    try {
      long most = Files.size(read) / Float.BYTES * (isPlain ? 1 : MOST_COMPRESSED);
      if (length > most) {
        throw new IllegalArgumentException(dataset.getPath() + " is larger than the file");
      }
      INDArray values = isPlain ? copied((ContiguousDataset) dataset, length) : decoded(dataset);
      FiniteWeights.require(values, named);
      return shape.length == 0 ? values : values.reshape('c', shape);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies without a detour through the heap: VGG16's first dense layer alone takes 411 MB. */
  private INDArray copied(ContiguousDataset dataset, long length) throws IOException {
    INDArray values = Nd4j.createUninitialized(DataType.FLOAT, length);
    ArrayValues.use(values, target -> copy(dataset, target));
    return values;
  }

  private void copy(ContiguousDataset dataset, FloatBuffer target) throws IOException {
    ByteBuffer chunk =
        ByteBuffer.allocateDirect(CHUNK)
            .order(((FloatingPoint) dataset.getDataType()).getByteOrder());
    try (FileChannel channel = FileChannel.open(read)) {
      channel.position(Math.addExact(file.getUserBlockSize(), dataset.getDataAddress()));
      while (target.hasRemaining()) {
        chunk.clear().limit((int) Math.min(CHUNK, (long) target.remaining() * Float.BYTES));
        while (chunk.hasRemaining()) {
          if (channel.read(chunk) < 0) {
            throw new EOFException(dataset.getPath());
          }
        }
        target.put(chunk.flip().asFloatBuffer());
      }
    }
  }

  /** Decodes values that are compressed or of another type, by way of the heap. */
  private static INDArray decoded(Dataset dataset) {
    Object values = dataset.getDimensions().length == 0 ? dataset.getData() : dataset.getDataFlat();
    if (values instanceof float[] floats) {
      return Nd4j.createFromArray(floats);
    }
    boolean isArray = values.getClass().isArray();
    float[] floats = new float[isArray ? Array.getLength(values) : 1];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = ((Number) (isArray ? Array.get(values, i) : values)).floatValue();
    }
    return Nd4j.createFromArray(floats);
  }

  /** Reads from the file; anything that a damaged file makes the reader throw becomes a problem. */
  <T> T guarded(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (Problem e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw new Problem(e, "model.claims-memory", named);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      // Wrong offsets, sizes and counts make the reader fail in any of these ways.
      throw new Problem(e, "model.damaged", named);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
