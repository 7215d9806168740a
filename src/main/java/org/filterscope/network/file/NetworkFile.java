package org.filterscope.network.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.filterscope.network.Activation;
import org.filterscope.network.FreeMemory;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.task.Problem;

/**
 * Reads networks from files of all supported kinds. A file's kind follows from its content, not
 * from its name.
 */
public final class NetworkFile {

  /** Kinds of files. */
  public enum Format {
    /** HDF5 with the description of the layers: {@code model.save("name.h5")} in Keras. */
    KERAS_MODEL,
    /** HDF5 with weights only, in groups with the names of VGG16's or VGG19's layers. */
    KERAS_WEIGHTS,
    /** A zip that DL4J wrote. */
    DL4J,
    /** A zip that this app wrote: see {@link ModelFile}. */
    FILTERSCOPE
  }

  /**
   * What a file holds.
   *
   * @param notWalkable layers that photographs can pass but projections cannot, each as {@code
   *     "name: kind"}
   * @param own what else this app wrote into the file; empty for other programs' files
   */
  public record Content(
      Network network, Format format, List<String> notWalkable, Optional<ModelFile.Opened> own) {

    /** Copies the list. */
    public Content {
      notWalkable = List.copyOf(notWalkable);
    }
  }

  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final int COLOURS = 3;

  /** More values in all layers, for one image, would not fit into any memory. */
  private static final long MOST_VALUES = 1L << 28;

  private static final long WORKING_ROOM = 256L << 20;

  private NetworkFile() {}

  /**
   * Reads a network.
   *
   * @throws Problem if the file is missing, damaged, of another kind, could do harm, or holds a
   *     network that cannot be shown; the message says why
   */
  public static Content read(Path file) {
    requireRoom(file);
    try {
      Content content =
          switch (kind(file)) {
            case HDF5 -> keras(file);
            case ZIP -> dl4j(file);
          };
      requireImage(content.network(), file);
      FiniteWeights.require(content.network(), file);
      return content;
    } catch (Problem e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw new Problem(e, "model.claims-memory", file);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      // A damaged file can make any of the readers fail, each with different exceptions.
      throw new Problem(e, "model.damaged", file);
    }
  }

  /**
   * How much memory a file's weights take, as its headers claim. This is cheap: nothing else is
   * read.
   *
   * @return bytes
   * @throws Problem if the file is missing, damaged or of another kind
   */
  public static long bytesOfWeights(Path file) {
    return switch (kind(file)) {
      case HDF5 -> {
        try (KerasWeights weights = new KerasWeights(file)) {
          yield Float.BYTES * weights.values();
        }
      }
      case ZIP -> {
        try (Dl4jZip zip = Dl4jZip.open(file)) {
          yield zip.bytesOfWeights();
        }
      }
    };
  }

  /**
   * Roughly how much memory it takes to open a network and to use it, in bytes: its weights, the
   * part of them that is there twice while they are read, and working room.
   *
   * @param bytes the size of its weights, or of its file
   * @param isZip whether the file is a zip: all its weights are there twice for a moment, but only
   *     a quarter of HDF5's
   */
  public static long memory(long bytes, boolean isZip) {
    return bytes + (isZip ? bytes : bytes / 4) + WORKING_ROOM;
  }

  /**
   * Requires that a network fits into the memory.
   *
   * @throws Problem if it does not, or as {@link #bytesOfWeights}
   */
  public static void requireRoom(Path file) {
    requireFile(file);
    try {
      // First judge by the file's size, so a file that is much too large is not even opened.
      requireRoom(file, memory(Files.size(file), false));
    } catch (IOException e) {
      throw new Problem(e, "model.unreadable", file);
    }
    requireRoom(file, memory(bytesOfWeights(file), kind(file) == Kind.ZIP));
  }

  private static void requireRoom(Path file, long needed) {
    if (!FreeMemory.hasRoom(needed, 0)) {
      throw new Problem(
          "model.no-room", file, mebibytes(needed), mebibytes(FreeMemory.forArrays()));
    }
  }

  private static long mebibytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }

  /** Adds softmax to a network that ends in sums, as many trained networks do. */
  private static Network withProbabilities(Network network) {
    Node last = network.output();
    boolean isSum =
        last.activation().kind() == Activation.Kind.IDENTITY
            && last.shape().isVector()
            && last.shape().channels() > 1;
    return isSum
        ? Network.Builder.upTo(network, last)
            .add(last.name() + "_softmax", new Operation.Identity("activation"), Activation.SOFTMAX)
            .build()
        : network;
  }

  private enum Kind {
    HDF5,
    ZIP
  }

  /**
   * Requires a regular file: opening a pipe would wait for a writer.
   *
   * @throws Problem if it does not exist or is something else
   */
  public static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw Files.exists(file) && !Files.isDirectory(file)
          ? new Problem("model.no-file", file)
          : new Problem("model.missing", file);
    }
  }

  private static Kind kind(Path file) {
    requireFile(file);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(HDF5.length);
      if (Arrays.equals(start, HDF5)) {
        return Kind.HDF5;
      }
      if (Arrays.equals(Arrays.copyOf(start, ZIP.length), ZIP)) {
        return Kind.ZIP;
      }
    } catch (IOException e) {
      throw new Problem(e, "model.unreadable", file);
    }
    throw new Problem("model.other-format", file);
  }

  private static Content keras(Path file) {
    try (KerasWeights weights = new KerasWeights(file)) {
      Optional<String> configuration = weights.configuration();
      if (configuration.isPresent()) {
        Network network = KerasGraph.read(configuration.get(), weights, file);
        return content(network, Format.KERAS_MODEL);
      }
      if (VggWeights.areIn(weights) && VggWeights.haveClasses(weights)) {
        return new Content(
            weights.guarded(() -> VggWeights.whole(weights)),
            Format.KERAS_WEIGHTS,
            List.of(),
            Optional.empty());
      }
      throw new Problem("model.weights-only", file);
    }
  }

  private static Content dl4j(Path file) {
    try (Dl4jZip zip = Dl4jZip.open(file)) {
      if (!zip.has(GraphZip.FACTS)) {
        return content(Dl4jGraph.read(zip, Optional.empty()), Format.DL4J);
      }
    }
    ModelFile.Opened own = ModelFile.read(file);
    Network network = own.model().network();
    return new Content(network, Format.FILTERSCOPE, obstacles(network), Optional.of(own));
  }

  private static Content content(Network network, Format format) {
    return new Content(withProbabilities(network), format, obstacles(network), Optional.empty());
  }

  private static List<String> obstacles(Network network) {
    return network.nodes().stream()
        .filter(node -> node.obstacle().isPresent())
        .map(node -> node.name() + ": " + node.obstacle().orElseThrow())
        .toList();
  }

  /** Requires a network that reads square colour images. */
  private static void requireImage(Network network, Path file) {
    Shape input = network.input();
    if (input.channels() != COLOURS || input.height() != input.width()) {
      throw new Problem("model.input", file, input);
    }
    if (!network.output().shape().isVector()) {
      throw new Problem(
          "model.no-classes", file, network.output().name(), network.output().shape());
    }
    long values = 0;
    for (Node node : network.nodes()) {
      values += node.shape().size();
    }
    if (values > MOST_VALUES) {
      throw new Problem("model.large-maps", file, values);
    }
  }
}
