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
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A Keras HDF5 file. It has a group for each layer, and the group's attribute {@code weight_names}
 * lists the layer's data sets in order. In a whole model's file, these groups are inside one called
 * {@code model_weights}, and the attribute {@code model_config} describes the layers. The file is
 * read in pure Java, so a damaged one cannot crash the virtual machine.
 */
final class KerasWeights implements AutoCloseable {

  /** More values than any supported layer has; a damaged header may claim anything. */
  private static final long MOST_VALUES = 1L << 28;

  /**
   * Compressed weights never come near this factor; a file that claims more was made to fill the
   * memory.
   */
  private static final long MOST_COMPRESSED = 64;

  private static final int CHUNK = 1 << 20;

  static {
    // Replaces the library's filter, which ignores checksums.
    FilterManager.addFilter(new Fletcher32Filter());
  }

  private final Path path;
  private final HdfFile file;
  private final String root;

  /**
   * Opens a file.
   *
   * @throws Problem if it is missing or not an HDF5 file
   */
  KerasWeights(Path path) {
    this.path = path;
    NetworkFile.requireFile(path);
    file = guarded(() -> new HdfFile(path));
    try {
      root = guarded(() -> file.getChild("model_weights") instanceof Group ? "model_weights/" : "");
    } catch (Problem e) {
      file.close();
      throw e;
    }
  }

  /** The description of the layers, in JSON; empty if the file holds weights only. */
  Optional<String> configuration() {
    return guarded(
        () -> {
          Attribute attribute = file.getAttribute("model_config");
          return attribute == null ? Optional.empty() : Optional.of((String) attribute.getData());
        });
  }

  /** Whether there is a group for a layer. */
  boolean has(String layer) {
    return guarded(() -> group(layer) != null);
  }

  /**
   * A layer's arrays, in the file's order and shapes, outside the Java heap.
   *
   * @param layer its name in the file
   * @throws Problem if the file is damaged or has no such layer, or a weight is NaN or infinite
   */
  List<INDArray> layer(String layer) {
    return guarded(() -> datasets(layer).stream().map(this::array).toList());
  }

  /** The number of weights in all layers, as the headers claim; no weights are read. */
  long values() {
    return guarded(
        () -> {
          long values = 0;
          Node all = root.isEmpty() ? file : file.getChild("model_weights");
          for (String layer : ((Group) all).getChildren().keySet()) {
            for (Dataset dataset : datasets(layer)) {
              values = Math.addExact(values, length(dataset));
            }
          }
          return values;
        });
  }

  private @Nullable Group group(String layer) {
    Node parent = root.isEmpty() ? file : file.getChild("model_weights");
    return ((Group) parent).getChild(layer) instanceof Group group ? group : null;
  }

  private List<Dataset> datasets(String layer) {
    Group group = group(layer);
    if (group == null) {
      throw new IllegalArgumentException("There is no group " + layer);
    }
    Attribute names = group.getAttribute("weight_names");
    List<Dataset> datasets = new ArrayList<>();
    if (names != null && names.getData() instanceof String[] listed) {
      for (String name : listed) {
        datasets.add(file.getDatasetByPath("/" + root + layer + "/" + name));
      }
    }
    return datasets;
  }

  private long length(Dataset dataset) {
    long values = 1;
    for (int axis : dataset.getDimensions()) {
      values = Math.multiplyExact(values, axis);
    }
    if (values < 1 || values > MOST_VALUES || dataset.getDimensions().length > 4) {
      throw new IllegalArgumentException(dataset.getPath() + " claims " + values + " values");
    }
    return values;
  }

  private INDArray array(Dataset dataset) {
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
      long most = Files.size(path) / Float.BYTES * (isPlain ? 1 : MOST_COMPRESSED);
      if (length > most) {
        throw new IllegalArgumentException(dataset.getPath() + " is larger than the file");
      }
      INDArray values = isPlain ? copied((ContiguousDataset) dataset, length) : decoded(dataset);
      FiniteWeights.require(values, path);
      return values.reshape('c', shape);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies without a detour through the heap: VGG16's first dense layer alone takes 411 MB. */
  private INDArray copied(ContiguousDataset dataset, long length) throws IOException {
    INDArray values = Nd4j.createUninitialized(DataType.FLOAT, length);
    FloatBuffer target = values.data().asNioFloat();
    ByteBuffer chunk =
        ByteBuffer.allocateDirect(CHUNK)
            .order(((FloatingPoint) dataset.getDataType()).getByteOrder());
    try (FileChannel channel = FileChannel.open(path)) {
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
    return values;
  }

  /** Decodes weights that are compressed or in another precision, by way of the heap. */
  private static INDArray decoded(Dataset dataset) {
    Object values = dataset.getDataFlat();
    return values instanceof double[] doubles
        ? Nd4j.createFromArray(doubles).castTo(DataType.FLOAT)
        : Nd4j.createFromArray((float[]) values);
  }

  /** Reads from the file; anything that a damaged file makes the reader throw becomes a problem. */
  <T> T guarded(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (Problem e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw new Problem(e, "model.claims-memory", path);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      // Wrong offsets, sizes and counts make the reader fail in any of these ways.
      throw new Problem(e, "model.damaged", path);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
