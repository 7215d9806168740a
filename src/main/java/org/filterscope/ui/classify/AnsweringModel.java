package org.filterscope.ui.classify;

import org.filterscope.export.ReadableLabels;
import org.filterscope.network.Model;

/**
 * What an answer has to say of the model that gave it, as another may be in use by then.
 *
 * @param name as the window calls it
 * @param labels its classes, in the order of its output, and what people call them
 * @param certainty the probability from which its answers are sure; 0 where none was measured
 * @param checksum that only a model of these very weights has
 */
record AnsweringModel(String name, ReadableLabels labels, double certainty, String checksum) {

  /** A model that is about to answer. */
  static AnsweringModel of(Model model) {
    return new AnsweringModel(
        model.name(), ReadableLabels.of(model.labels()), model.certainty(), model.checksum());
  }
}
