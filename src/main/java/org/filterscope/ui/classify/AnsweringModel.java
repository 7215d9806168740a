package org.filterscope.ui.classify;

import org.filterscope.export.ReadableLabels;
import org.filterscope.network.Model;

/**
 * What an answer keeps of the model that gave it, since another model may be in use later.
 *
 * @param name as the window calls it
 * @param labels its classes, in the order of its output, with their readable names
 * @param certainty the probability from which its answers count as sure; 0 if no threshold was
 *     measured
 * @param checksum identifies exactly these weights
 */
record AnsweringModel(String name, ReadableLabels labels, double certainty, String checksum) {

  /** A model that is about to answer. */
  static AnsweringModel of(Model model) {
    return new AnsweringModel(
        model.name(), ReadableLabels.of(model.labels()), model.certainty(), model.checksum());
  }
}
