package org.filterscope.network;

import java.util.List;

/**
 * A network with all that is needed to ask it about a photograph.
 *
 * @param name short, for the command line
 * @param network the layers with their weights
 * @param preparation from pixels to the network's input
 * @param labels the classes' names, in the order of the output layer
 * @param certainty the probability below which no class fits well; 0 where none was measured
 * @param checksum SHA-256, in hexadecimal, that only a model of these very weights has: what
 *     indexes and caches belong to
 */
public record Model(
    String name,
    Network network,
    Preparation preparation,
    List<String> labels,
    double certainty,
    String checksum) {

  /** Refuses labels that are not one for each output. */
  public Model {
    labels = List.copyOf(labels);
    if (labels.size() != network.output().shape().channels()) {
      throw new IllegalArgumentException(
          labels.size() + " labels for " + network.output().shape().channels() + " outputs");
    }
  }

  /** Whether an answer with this probability, from 0 to 1, counts as sure. */
  public boolean isCertain(double probability) {
    return probability >= certainty;
  }
}
