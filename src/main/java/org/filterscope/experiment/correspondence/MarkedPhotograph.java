package org.filterscope.experiment.correspondence;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.filterscope.image.Box;

/**
 * A photograph with parts that somebody marked.
 *
 * @param image its file
 * @param parts where each part is, by its name, in pixels of the upright photograph in its file
 */
public record MarkedPhotograph(Path image, Map<String, Box> parts) {

  /** Copies the map, in its order. */
  public MarkedPhotograph {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }
}
