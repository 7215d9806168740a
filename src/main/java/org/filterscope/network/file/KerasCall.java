package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One use of a layer in the graph that a Keras description spells out, with the inner models
 * opened.
 *
 * @param kind Keras' class, such as {@code Conv2D}, in the spelling of Keras 2 and 3
 * @param name the node's name: the layer's path through the inner models, such as {@code
 *     model1/Conv1}
 * @param layer where its weights are; two uses of one layer share them
 * @param settings the layer's configuration
 * @param arguments what this use passes to the layer besides tensors
 * @param inputs the names of the nodes it reads
 */
record KerasCall(
    String kind,
    String name,
    Layer layer,
    JsonNode settings,
    JsonNode arguments,
    List<String> inputs) {

  /** Copies the list. */
  KerasCall {
    inputs = List.copyOf(inputs);
  }

  /**
   * A layer's place among the inner models.
   *
   * @param names the names of the models that it is in, outermost first, and its own
   * @param keys the same path as Keras 3 writes it into its zips: classes, and numbers if there are
   *     several of one class
   */
  record Layer(List<String> names, List<String> keys) {

    /** Copies the lists. */
    Layer {
      names = List.copyOf(names);
      keys = List.copyOf(keys);
    }

    /** Whether it is in an inner model. */
    boolean isNested() {
      return names.size() > 1;
    }

    /** Its own name. */
    String name() {
      return names.get(names.size() - 1);
    }
  }
}
