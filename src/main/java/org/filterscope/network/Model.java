package org.filterscope.network;

import java.util.List;
import java.util.Optional;

/**
 * A network with everything that is needed to classify a photograph.
 *
 * @param name short, for the command line
 * @param network the layers with their weights
 * @param preparation from pixels to the network's input
 * @param labels the classes' names, in the order of the output layer
 * @param certainty the probability below which no class fits well; 0 if none was measured
 * @param checksum SHA-256, in hexadecimal, that identifies a model with exactly these weights;
 *     indexes and caches belong to it
 */
public record Model(
    String name,
    Network network,
    Preparation preparation,
    List<String> labels,
    double certainty,
    String checksum) {

  /** Refuses any number of labels other than one for each output. */
  public Model {
    labels = List.copyOf(labels);
    if (labels.size() != network.output().shape().channels()) {
      throw new IllegalArgumentException(
          labels.size() + " labels for " + network.output().shape().channels() + " outputs");
    }
  }

  /**
   * The class that a unit stands for.
   *
   * @return empty unless the unit's layer is the last, or leads to it without mixing units, such as
   *     feature maps of classes that are averaged into the answer
   */
  public Optional<String> nameOf(Node layer, int unit) {
    Node node = network.output();
    while (node.index() > layer.index()
        && (node.operation() instanceof Operation.Identity
            || node.operation() instanceof Operation.GlobalAverage)) {
      node = network.node(node.inputs().get(0));
    }
    return node.index() == layer.index() ? Optional.of(labels.get(unit)) : Optional.empty();
  }

  /** Whether an answer with this probability, from 0 to 1, counts as sure. */
  public boolean isCertain(double probability) {
    return probability >= certainty;
  }

  /** How sure an answer with this probability, from 0 to 1, counts as. */
  public Sureness sureness(double probability) {
    if (certainty <= 0) {
      return Sureness.UNKNOWN;
    }
    return isCertain(probability) ? Sureness.SURE : Sureness.NOT_SURE;
  }
}
