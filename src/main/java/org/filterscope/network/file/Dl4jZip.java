package org.filterscope.network.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.util.ModelSerializer;
import org.filterscope.network.ArrayValues;
import org.filterscope.task.Problem;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A zip in which DL4J stores a network. A file may come from anybody, and DL4J's own reader trusts
 * all of it. This reader takes only the description and the weights, only if their sizes are
 * plausible, and only if the description names no other classes than DL4J's layers. Anything else
 * that DL4J may put there, such as serialised objects, is never read. Entries are read to their
 * end, and their checksums are compared.
 */
final class Dl4jZip implements AutoCloseable {

  static final String CONFIGURATION = ModelSerializer.CONFIGURATION_JSON;
  static final String WEIGHTS = ModelSerializer.COEFFICIENTS_BIN;

  /** Further entries that DL4J writes and nothing here needs. */
  private static final Set<String> NOT_READ =
      Set.of(
          ModelSerializer.UPDATER_BIN,
          ModelSerializer.NORMALIZER_BIN,
          ModelSerializer.PREPROCESSOR_BIN,
          ModelSerializer.NO_PARAMS_MARKER);

  /** The entry that identifies a zip of Keras 3. */
  private static final String KERAS_WEIGHTS = "model.weights.h5";

  /** Longer texts cannot be descriptions of networks; in bytes. */
  private static final long MOST_TEXT = 1L << 26;

  /** Twice the weights of a full VGG16, in bytes. */
  private static final long MOST_WEIGHTS = 1L << 30;

  /** Weights hardly shrink. An entry that shrinks by this factor was made to fill the memory. */
  private static final long MOST_COMPRESSED = 100;

  private static final int CHUNK = 1 << 20;

  /** Packages of the classes that a description may name: reading it creates them by name. */
  private static final List<String> HARMLESS =
      List.of("org.deeplearning4j.nn.conf.", "org.deeplearning4j.nn.weights.", "org.nd4j.linalg.");

  private final Path file;
  private final ZipFile zip;

  /** SHA-256 of each entry that was read. */
  private final Map<String, String> checksums = new HashMap<>();

  private Dl4jZip(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  /**
   * Opens a zip that this app wrote.
   *
   * @throws Problem if it is missing or damaged, or holds anything that does not belong there
   */
  static Dl4jZip openOwn(Path file) {
    return open(file, Set.of(GraphZip.FACTS, CONFIGURATION, WEIGHTS), Set.of(GraphZip.FACTS));
  }

  /**
   * Opens a zip that DL4J or this app wrote.
   *
   * @throws Problem as {@link #openOwn}
   */
  static Dl4jZip open(Path file) {
    Set<String> known = new HashSet<>(NOT_READ);
    known.addAll(Set.of(GraphZip.FACTS, CONFIGURATION, WEIGHTS));
    return open(file, known, Set.of());
  }

  private static Dl4jZip open(Path file, Set<String> known, Set<String> needed) {
    NetworkFile.requireFile(file);
    Dl4jZip opened;
    try {
      opened = new Dl4jZip(file, new ZipFile(file.toFile()));
    } catch (IOException | IllegalArgumentException e) {
      throw new Problem(e, "model.damaged", file);
    }
    try {
      opened.check(known);
      if (!opened.has(CONFIGURATION)
          || !opened.has(WEIGHTS)
          || !needed.stream().allMatch(opened::has)) {
        throw new Problem("model.damaged", file);
      }
      return opened;
    } catch (Problem e) {
      opened.close();
      throw e;
    }
  }

  private void check(Set<String> known) {
    if (has(KERAS_WEIGHTS)) {
      throw new Problem("store.describe", file);
    }
    Set<String> seen = new HashSet<>();
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      // Of two entries with the same name, another reader might take the other.
      if (!seen.add(entry.getName())) {
        throw new Problem("model.damaged", file);
      }
      if (!known.contains(entry.getName())) {
        throw new Problem("model.strange-entry", file, entry.getName());
      }
      long most = entry.getName().equals(WEIGHTS) ? MOST_WEIGHTS : MOST_TEXT;
      boolean isRead = !NOT_READ.contains(entry.getName());
      boolean isBomb =
          entry.getSize() > MOST_TEXT
              && entry.getSize() / MOST_COMPRESSED > entry.getCompressedSize();
      if (isRead && (entry.getSize() > most || isBomb)) {
        throw new Problem("model.too-large", file, entry.getName(), entry.getSize());
      }
    }
  }

  /** Whether there is an entry with that name. */
  boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  /** The size of the weights that the file claims, in bytes. */
  long bytesOfWeights() {
    return zip.getEntry(WEIGHTS).getSize();
  }

  /**
   * The description of the layers.
   *
   * @throws Problem if it is damaged or names classes other than those of layers
   */
  String configuration() {
    String text = text(CONFIGURATION);
    for (JsonNode name : json(text).findValues("@class")) {
      boolean isKnown = name.asText().equals(ChannelLastFlattening.NAME);
      if (!isKnown && HARMLESS.stream().noneMatch(name.asText()::startsWith)) {
        throw new Problem("model.strange-class", file, name.asText());
      }
    }
    return text;
  }

  /** The facts that this app wrote beside the network. */
  JsonNode facts() {
    return json(text(GraphZip.FACTS));
  }

  /** The problem to report if the zip's content makes no sense. */
  Problem damaged(Throwable cause) {
    return new Problem(cause, "model.damaged", file);
  }

  /** The problem to report if the network does not read images of three colours. */
  Problem withoutImage() {
    return new Problem("model.no-image", file);
  }

  /**
   * Checks that the entries read are as this app wrote them. Files of older versions do not say how
   * that was.
   *
   * @param facts the facts in this file
   * @throws Problem if an entry has another checksum
   */
  void requireAsWritten(JsonNode facts) {
    JsonNode written = facts.path(GraphZip.CHECKSUMS);
    if (written.isMissingNode()) {
      return;
    }
    checksums.forEach(
        (name, checksum) -> {
          if (!name.equals(GraphZip.FACTS) && !written.path(name).asText().equals(checksum)) {
            throw new Problem("model.damaged", file);
          }
        });
  }

  /** Opens an entry to be read to its end. */
  private ZipEntryReader reader(String name) throws IOException {
    return ZipEntryReader.open(zip, zip.getEntry(name));
  }

  private String text(String name) {
    try (ZipEntryReader in = reader(name)) {
      String text = new String(in.readNBytes((int) MOST_TEXT), StandardCharsets.UTF_8);
      checksums.put(name, in.finish());
      return text;
    } catch (IOException e) {
      throw new Problem(e, "model.damaged", file);
    }
  }

  private JsonNode json(String text) {
    try {
      // Of two values with the same name, another reader might take the other.
      return new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .readTree(text);
    } catch (IOException e) {
      throw new Problem(e, "model.damaged", file);
    }
  }

  /**
   * All weights, layer after layer: {@code [1, all]} in float32, outside the Java heap.
   *
   * @throws Problem if they are damaged, or one is NaN or infinite
   */
  INDArray weights() {
    try (ZipEntryReader entry = reader(WEIGHTS);
        DataInputStream in = new DataInputStream(new BufferedInputStream(entry, CHUNK))) {
      Header shape = Header.read(in);
      in.skipNBytes(Math.multiplyExact(shape.length(), shape.width()));
      Header values = Header.read(in);
      if (values.length() < 1 || values.length() > bytesOfWeights() / values.width()) {
        throw new EOFException(values.length() + " values are claimed");
      }
      INDArray weights = Nd4j.createUninitialized(DataType.FLOAT, 1, values.length());
      ArrayValues.use(weights, target -> fill(target, in, values));
      checksums.put(WEIGHTS, entry.finish());
      FiniteWeights.require(weights, file);
      return weights;
    } catch (IOException | ArithmeticException e) {
      throw new Problem(e, "model.damaged", file);
    }
  }

  private static void fill(FloatBuffer target, InputStream in, Header values) throws IOException {
    int width = values.width();
    byte[] chunk = new byte[CHUNK];
    while (target.hasRemaining()) {
      int count = Math.min(CHUNK / width, target.remaining());
      if (in.readNBytes(chunk, 0, count * width) < count * width) {
        throw new EOFException("Weights are missing");
      }
      ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, count * width);
      if (width == Float.BYTES) {
        target.put(bytes.asFloatBuffer());
      } else {
        while (bytes.hasRemaining()) {
          target.put((float) bytes.getDouble());
        }
      }
    }
  }

  /**
   * The header that ND4J writes before numbers; in older versions, the count has fewer bytes.
   *
   * @param length how many numbers follow
   * @param width bytes of each number
   */
  private record Header(long length, int width) {
    private static final Set<String> SHORT = Set.of("HEAP", "DIRECT", "JAVACPP");

    static Header read(DataInputStream in) throws IOException {
      long length = SHORT.contains(in.readUTF()) ? in.readInt() : in.readLong();
      String type = in.readUTF();
      return switch (type.toUpperCase(Locale.ROOT)) {
        case "INT", "FLOAT" -> new Header(length, Integer.BYTES);
        case "LONG", "DOUBLE" -> new Header(length, Long.BYTES);
        default -> throw new IOException("Numbers of the type " + type);
      };
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
