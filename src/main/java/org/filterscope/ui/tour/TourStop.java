package org.filterscope.ui.tour;

import java.util.List;
import org.filterscope.ui.Messages;

/**
 * A stop of the tour.
 *
 * @param target the id of the node that it explains
 * @param key what the keys of its texts begin with
 */
record TourStop(String target, String key) {

  /** All stops, in order. */
  static List<TourStop> all() {
    return List.of(
        new TourStop("photograph", "tour.photograph."),
        new TourStop("layers", "tour.layers."),
        new TourStop("map", "tour.map."),
        new TourStop("projection", "tour.projection."),
        new TourStop("rail", "tour.rail."));
  }

  String title(Messages words) {
    return words.get(key + "title");
  }

  String text(Messages words) {
    return words.get(key + "text");
  }
}
