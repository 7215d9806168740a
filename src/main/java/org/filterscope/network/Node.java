package org.filterscope.network;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One layer of a network: an operation, its activation, and where its inputs come from.
 *
 * <p>A layer and the activation behind it are one node where the file has them as one, as VGG16's
 * "conv1_1" with its ReLU; what is kept of a node is the value after the activation.
 *
 * @param index position in the network's order; inputs come before
 * @param name as in the model's file, unique in the network
 * @param inputs indices of the nodes it reads
 * @param shape of its output for one image
 * @param vertical what a cell sees of the image's rows
 * @param horizontal what a cell sees of the image's columns
 */
public record Node(
    int index,
    String name,
    Operation operation,
    Activation activation,
    List<Integer> inputs,
    Shape shape,
    ReceptiveField vertical,
    ReceptiveField horizontal) {

  /** Copies the list. */
  public Node {
    inputs = List.copyOf(inputs);
  }

  /** Whether people look at it: everything that computes; not the input, nor mere plumbing. */
  public boolean isLayer() {
    return switch (operation.accept(Role.OF)) {
      case PLUMBING -> false;
      case PASSING -> activation.kind() != Activation.Kind.IDENTITY;
      case COMPUTING, COMPUTING_ONE_WAY -> true;
    };
  }

  /** The kind of what no projection can pass here, only photographs; empty where all can. */
  public Optional<String> obstacle() {
    if (operation.accept(Role.OF) == Role.COMPUTING_ONE_WAY) {
      return Optional.of(operation.kind());
    }
    return activation.isWalkable()
        ? Optional.empty()
        : Optional.of(activation.kind().name().toLowerCase(Locale.ROOT));
  }
}
