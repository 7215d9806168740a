package org.filterscope.network.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.filterscope.network.ClassLabels;
import org.filterscope.network.FreeMemory;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.Shape;
import org.filterscope.network.file.onnx.OnnxNetwork;
import org.filterscope.task.Problem;

/**
 * Reads networks from files of all supported kinds. A file's kind follows from its content, not
 * from its name.
 */
public final class NetworkFile {

  /** Kinds of files. */
  public enum Format {
    /**
     * HDF5 with the description of the layers, {@code model.save("name.h5")} in Keras, or Keras'
     * own zip, {@code model.save("name.keras")}, or a zip with one of them and its labels.
     */
    KERAS_MODEL,
    /** HDF5 with weights only, in groups with the names of VGG16's or VGG19's layers. */
    KERAS_WEIGHTS,
    /** ONNX, as PyTorch and others export it. */
    ONNX,
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
   * @param hints what the file tells about its use
   */
  public record Content(
      Network network,
      Format format,
      List<String> notWalkable,
      Optional<ModelFile.Opened> own,
      Hints hints) {

    /** Copies the list. */
    public Content {
      notWalkable = List.copyOf(notWalkable);
    }

    /** What a file holds that tells nothing about its use. */
    public Content(
        Network network, Format format, List<String> notWalkable, Optional<ModelFile.Opened> own) {
      this(network, format, notWalkable, own, Hints.NONE);
    }
  }

  /**
   * What a file tells about its use besides the network.
   *
   * @param passedOver layers that do nothing after training and were left out, each as {@code
   *     "name: kind"}
   * @param preset how photographs are prepared for it, if its layers tell
   * @param labels the classes' names, if they are packed with the network
   */
  public record Hints(
      List<String> passedOver, Optional<PreparationPreset> preset, Optional<ClassLabels> labels) {

    /** Nothing told. */
    public static final Hints NONE = new Hints(List.of(), Optional.empty(), Optional.empty());

    /** Copies the list. */
    public Hints {
      passedOver = List.copyOf(passedOver);
    }

    Hints with(Optional<ClassLabels> found) {
      return new Hints(passedOver, preset, found);
    }
  }

  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /** The numbers of channels that photographs can give: grey, or three colours. */
  private static final Set<Integer> CHANNELS = Set.of(1, 3);

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
            case HDF5 -> keras(file, file);
            case ZIP -> zip(file);
            case ONNX -> onnx(file);
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
        try (KerasArchive archive = KerasArchive.open(file)) {
          if (archive.isModel() || isPacked(archive)) {
            yield archive.bytesOfWeights();
          }
          if (!isOfDl4j(archive)) {
            yield 0;
          }
        }
        try (Dl4jZip zip = Dl4jZip.open(file)) {
          yield zip.bytesOfWeights();
        }
      }
      case ONNX -> OnnxNetwork.bytesOfWeights(file);
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

  private enum Kind {
    HDF5,
    ZIP,
    ONNX
  }

  /**
   * Requires a regular file: opening a pipe would wait for a writer.
   *
   * @throws Problem if it does not exist or is something else
   */
  public static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      ForeignFile.requireOther(file);
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
      if (OnnxNetwork.isModel(start)) {
        return Kind.ONNX;
      }
    } catch (IOException e) {
      throw new Problem(e, "model.unreadable", file);
    }
    ForeignFile.requireOther(file);
    throw new Problem("model.other-format", file);
  }

  /**
   * Whether a file is a zip.
   *
   * @throws Problem if it is missing or of another kind
   */
  public static boolean isZip(Path file) {
    return kind(file) == Kind.ZIP;
  }

  private static Content keras(Path file, Path read) {
    try (KerasWeights weights = new KerasWeights(file, read)) {
      Optional<String> configuration = weights.configuration();
      if (configuration.isPresent()) {
        KerasGraph.Result result =
            weights.guarded(
                () -> KerasGraph.read(configuration.get(), weights, weights.origin(), file));
        return content(result, weights.training(), file);
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

  private static Content onnx(Path file) {
    Network network = ClassOutput.of(OnnxNetwork.read(file));
    return new Content(network, Format.ONNX, obstacles(network), Optional.empty());
  }

  private static Content zip(Path file) {
    try (KerasArchive archive = KerasArchive.open(file)) {
      if (archive.isModel()) {
        return keras(archive, file);
      }
      if (isPacked(archive)) {
        return packed(archive, file);
      }
      ForeignFile.requireOther(archive, file);
      if (!isOfDl4j(archive)) {
        throw new Problem("model.other-format", file);
      }
    }
    return dl4j(file);
  }

  /** Whether a zip has any part of a network of DL4J or of this app. */
  private static boolean isOfDl4j(KerasArchive archive) {
    return archive.has(Dl4jZip.CONFIGURATION) || archive.has(Dl4jZip.WEIGHTS);
  }

  /** Whether a model's file is packed in a zip that is none itself. */
  private static boolean isPacked(KerasArchive archive) {
    return !archive.has(Dl4jZip.CONFIGURATION) && archive.packed().isPresent();
  }

  private static Content keras(KerasArchive archive, Path file) {
    String configuration = archive.configuration();
    Path unpacked = archive.unpackedWeights();
    try (KerasZipWeights weights = new KerasZipWeights(file, unpacked)) {
      KerasGraph.Result result =
          weights.guarded(
              () ->
                  KerasGraph.read(
                      configuration, weights, new KerasGraph.Origin("", archive.version()), file));
      return content(result, KerasArchive.training(configuration), file);
    } finally {
      delete(unpacked);
    }
  }

  private static Content packed(KerasArchive archive, Path file) {
    Path unpacked = archive.unpacked(archive.packed().orElseThrow());
    try {
      Content content;
      if (kind(unpacked) == Kind.HDF5) {
        content = keras(file, unpacked);
      } else {
        try (KerasArchive inner = KerasArchive.open(unpacked)) {
          content = keras(inner, file);
        }
      }
      Optional<ClassLabels> labels = archive.text("labels.txt").flatMap(ClassLabels::of);
      return new Content(
          content.network(),
          content.format(),
          content.notWalkable(),
          content.own(),
          content.hints().with(labels));
    } finally {
      delete(unpacked);
    }
  }

  private static void delete(Path unpacked) {
    try {
      Files.delete(unpacked);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Content dl4j(Path file) {
    try (Dl4jZip zip = Dl4jZip.open(file)) {
      if (!zip.has(GraphZip.FACTS)) {
        Network network = ClassOutput.of(Dl4jGraph.read(zip, Optional.empty()));
        return new Content(network, Format.DL4J, obstacles(network), Optional.empty());
      }
    }
    ModelFile.Opened own = ModelFile.read(file);
    Network network = own.model().network();
    return new Content(network, Format.FILTERSCOPE, obstacles(network), Optional.of(own));
  }

  private static Content content(KerasGraph.Result result, Optional<String> training, Path file) {
    if (result.network().output().shape().size() == 1) {
      training.ifPresent(told -> ClassOutput.requireClasses(told, file));
    }
    Network network = ClassOutput.of(result.network());
    return new Content(
        network,
        Format.KERAS_MODEL,
        obstacles(network),
        Optional.empty(),
        new Hints(result.passedOver(), result.preset(), Optional.empty()));
  }

  private static List<String> obstacles(Network network) {
    return network.nodes().stream()
        .filter(node -> node.obstacle().isPresent())
        .map(node -> node.name() + ": " + node.obstacle().orElseThrow())
        .toList();
  }

  /** Requires a network that reads images, grey or with three colours, and says classes. */
  private static void requireImage(Network network, Path file) {
    Shape input = network.input();
    if (!CHANNELS.contains(input.channels())) {
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
