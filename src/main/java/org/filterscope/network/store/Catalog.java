package org.filterscope.network.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The models that can be downloaded, each with the 1000 classes of ImageNet.
 *
 * @param entries in the order in which they are shown
 */
public record Catalog(List<CatalogEntry> entries) {

  /** Copies the list. */
  public Catalog {
    entries = List.copyOf(entries);
  }

  /** The catalogue that comes with the app. */
  public static Catalog ofThisVersion() {
    try (InputStream in =
        Objects.requireNonNull(Catalog.class.getResourceAsStream("catalog.json"))) {
      return new Catalog(List.of(new ObjectMapper().readValue(in, CatalogEntry[].class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entry with that name. */
  public Optional<CatalogEntry> find(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }
}
