package org.filterscope.network.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.filterscope.network.FreeMemory;
import org.filterscope.network.file.NetworkFile;

/**
 * A model that is at hand.
 *
 * @param name what commands and the window call it
 * @param file where its weights are
 * @param kind how it came
 * @param bytes of its file
 * @param saved when its file was written
 * @param layers how many it has
 * @param labels of the classes that it tells apart
 * @param descriptor where from, and more; empty where its own file says it all
 */
public record StoredModel(
    String name,
    Path file,
    Kind kind,
    long bytes,
    Instant saved,
    int layers,
    List<String> labels,
    Optional<ModelDescription> descriptor) {

  /** Copies the list. */
  public StoredModel {
    labels = List.copyOf(labels);
  }

  /** How a model came. */
  public enum Kind {
    /** With the app. */
    BUILT_IN,
    /** From the catalogue. */
    DOWNLOADED,
    /** From a file that the person had. */
    IMPORTED,
    /** Trained in this app. */
    FINE_TUNED
  }

  /** How many classes it tells apart. */
  public int classes() {
    return labels.size();
  }

  /** Memory that looking into it takes, roughly, in bytes. */
  public long memory() {
    return NetworkFile.memory(bytes, String.valueOf(file.getFileName()).endsWith(".zip"));
  }

  /** Whether that much is free. */
  public boolean fits() {
    return FreeMemory.hasRoom(memory(), 0);
  }
}
