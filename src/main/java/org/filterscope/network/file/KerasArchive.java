package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.filterscope.task.Problem;

/**
 * A zip with a Keras model: Keras' own format, with a description and an HDF5 file of weights, or a
 * model's file packed together with its labels, as Teachable Machine gives it. A file may come from
 * anybody: nothing in it is run, and entries are unpacked only if their sizes are plausible, into a
 * temporary file.
 */
final class KerasArchive implements AutoCloseable {

  static final String CONFIGURATION = "config.json";
  static final String WEIGHTS = "model.weights.h5";
  private static final String METADATA = "metadata.json";

  /** More bytes than any supported network's weights have, with what its training left there. */
  private static final long MOST_BYTES = 1L << 32;

  /** Longer texts cannot be descriptions of networks or lists of labels; in bytes. */
  private static final long MOST_TEXT = 1L << 26;

  /** Weights hardly shrink. An entry that shrinks by this factor was made to fill the disk. */
  private static final long MOST_COMPRESSED = 100;

  private static final int MOST_ENTRIES = 10_000;

  private final Path file;
  private final ZipFile zip;
  private final List<? extends ZipEntry> entries;

  private KerasArchive(Path file, ZipFile zip, List<? extends ZipEntry> entries) {
    this.file = file;
    this.zip = zip;
    this.entries = entries;
  }

  /**
   * Opens a zip.
   *
   * @throws Problem if it is damaged
   */
  static KerasArchive open(Path file) {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException | IllegalArgumentException e) {
      throw new Problem(e, "model.damaged", file);
    }
    KerasArchive archive = new KerasArchive(file, zip, Collections.list(zip.entries()));
    if (archive.entries.size() > MOST_ENTRIES || archive.hasDoubles()) {
      archive.close();
      throw new Problem("model.damaged", file);
    }
    return archive;
  }

  /** Of two entries with the same name, another reader might take the other. */
  private boolean hasDoubles() {
    Set<String> names = new HashSet<>();
    return !entries.stream().allMatch(entry -> names.add(entry.getName()));
  }

  /** Whether it is in Keras' own format. */
  boolean isModel() {
    return zip.getEntry(WEIGHTS) != null;
  }

  /** Whether there is an entry with such a name, in any folder. */
  boolean has(String ending) {
    return entries.stream().anyMatch(entry -> isCalled(entry, ending));
  }

  private static boolean isCalled(ZipEntry entry, String ending) {
    String name = entry.getName().toLowerCase(Locale.ROOT);
    // Macs add hidden copies of all names.
    return name.endsWith(ending) && !name.contains("__macosx") && !name.contains("/._");
  }

  /** The only model's file that is packed in it, if there is one. */
  Optional<? extends ZipEntry> packed() {
    List<? extends ZipEntry> models =
        entries.stream()
            .filter(
                entry ->
                    isCalled(entry, ".h5") || isCalled(entry, ".hdf5") || isCalled(entry, ".keras"))
            .toList();
    return models.size() == 1 ? Optional.of(models.get(0)) : Optional.empty();
  }

  /** The text of the only entry with such a name. */
  Optional<String> text(String ending) {
    List<? extends ZipEntry> found =
        entries.stream().filter(entry -> isCalled(entry, ending)).toList();
    return found.size() == 1 ? Optional.of(text(found.get(0))) : Optional.empty();
  }

  private String text(ZipEntry entry) {
    require(entry, MOST_TEXT);
    try (ZipEntryReader in = ZipEntryReader.open(zip, entry)) {
      String text = new String(in.readNBytes((int) MOST_TEXT), StandardCharsets.UTF_8);
      in.finish();
      return text;
    } catch (IOException e) {
      throw new Problem(e, "model.damaged", file);
    }
  }

  /**
   * Keras' description of the layers.
   *
   * @throws Problem if there is none
   */
  String configuration() {
    ZipEntry entry = zip.getEntry(CONFIGURATION);
    if (entry == null) {
      throw new Problem("model.keras-zip", file);
    }
    return text(entry);
  }

  /** The version of Keras that wrote the model; empty if it does not say. */
  String version() {
    ZipEntry entry = zip.getEntry(METADATA);
    return entry == null ? "" : KerasDescription.json(text(entry)).path("keras_version").asText();
  }

  /** What the model was trained for, in JSON; empty if the description does not say. */
  static Optional<String> training(String configuration) {
    JsonNode compiled = KerasDescription.json(configuration).path("compile_config");
    return compiled.isObject() ? Optional.of(compiled.toString()) : Optional.empty();
  }

  /** The size of the weights, in bytes, as the zip claims. */
  long bytesOfWeights() {
    ZipEntry weights = zip.getEntry(WEIGHTS);
    return weights != null
        ? weights.getSize()
        : packed().map(entry -> ((ZipEntry) entry).getSize()).orElse(0L);
  }

  /**
   * Unpacks the weights.
   *
   * @return a temporary file, which the caller deletes
   */
  Path unpackedWeights() {
    return unpacked(zip.getEntry(WEIGHTS));
  }

  /**
   * Unpacks an entry.
   *
   * @return a temporary file, which the caller deletes
   * @throws Problem if the entry is damaged or absurdly large, or there is no room
   */
  Path unpacked(ZipEntry entry) {
    require(entry, MOST_BYTES);
    try {
      Path target = Files.createTempFile("filterscope", ".h5");
      try (ZipEntryReader in = ZipEntryReader.open(zip, entry);
          OutputStream out = Files.newOutputStream(target)) {
        in.transferTo(out);
        in.finish();
        return target;
      } catch (IOException e) {
        Files.delete(target);
        throw e;
      }
    } catch (IOException e) {
      throw new Problem(e, "model.damaged", file);
    }
  }

  private void require(ZipEntry entry, long most) {
    boolean isBomb =
        entry.getSize() > 1 << 20 && entry.getSize() / MOST_COMPRESSED > entry.getCompressedSize();
    if (entry.getSize() > most || isBomb) {
      throw new Problem("model.too-large", file, entry.getName(), entry.getSize());
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
