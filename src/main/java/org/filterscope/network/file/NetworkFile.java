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
 * Networks in files of any of the kinds that are known here. What a file is follows from its
 * content, not from its name.
 */
public final class NetworkFile {

  /** Kinds of files. */
  public enum Format {
    /** HDF5 with the description of the layers: {@code model.save("name.h5")} in Keras. */
    KERAS_MODEL,
    /** HDF5 with weights only, in groups named as VGG16's or VGG19's are. */
    KERAS_WEIGHTS,
    /** A zip that DL4J wrote. */
    DL4J,
    /** A zip that this app wrote: {@link ModelFile} knows more about it. */
    FILTERSCOPE
  }

  /**
   * What a file holds.
   *
   * @param notWalkable layers that photographs go through, but no projection back: {@code "name:
   *     kind"}
   * @param own what else this app wrote into the file; empty for files of others
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

  /** More values in all the layers of one image would not fit into any memory. */
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
      // A damaged file shows itself in any of the readers, each with exceptions of its own.
      throw new Problem(e, "model.damaged", file);
    }
  }

  /**
   * How much memory a file's weights take, as its headers say; cheap, for nothing else is read.
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
   * Memory that it takes to open a network and to use it, roughly: its weights, what of them is
   * there twice while they are read, and room to work in.
   *
   * @param bytes of its weights, or of its file
   * @param isZip of a zip, all weights are there twice for a moment; of HDF5, a quarter
   */
  public static long memory(long bytes, boolean isZip) {
    return bytes + (isZip ? bytes : bytes / 4) + WORKING_ROOM;
  }

  /**
   * Goes on only where a network fits into the memory.
   *
   * @throws Problem if it does not, or as {@link #bytesOfWeights}
   */
  public static void requireRoom(Path file) {
    requireFile(file);
    try {
      // By its size at first: what is much too large is not looked into.
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

  /** A network that ends in sums, as many are trained, answers with what softmax makes of them. */
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
   * Goes on only with a file: a pipe would wait for whoever writes to it.
   *
   * @throws Problem if there is none, or something else
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

  /** Photographs are square and coloured where they become a network's input. */
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
