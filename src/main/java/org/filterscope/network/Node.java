package org.filterscope.network;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One layer of a network: an operation, its activation, and where its inputs come from.
 *
 * <p>A layer and the activation after it are one node where the file has them as one, such as
 * VGG16's "conv1_1" with its ReLU. The value that is kept of a node is the one after the
 * activation.
 *
 * @param index position in the network's order; inputs come first
 * @param name the name in the model's file, unique in the network
 * @param inputs indices of the nodes it reads
 * @param shape the shape of its output for one image
 * @param vertical a cell's receptive field along the image's rows
 * @param horizontal a cell's receptive field along the image's columns
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

  /** Whether users look at it: all nodes that compute, but neither the input nor mere plumbing. */
  public boolean isLayer() {
    return switch (operation.accept(Role.OF)) {
      case PLUMBING -> false;
      case PASSING -> activation.kind() != Activation.Kind.IDENTITY;
      case SUMMING, COMPUTING, COMPUTING_ONE_WAY -> true;
    };
  }

  /**
   * The kind of operation or activation that no projection can pass back through; empty if none
   * bars it.
   */
  public Optional<String> obstacle() {
    if (operation.accept(Role.OF) == Role.COMPUTING_ONE_WAY) {
      return Optional.of(operation.kind());
    }
    boolean isPassed =
        activation.keepsDerivative() || activation.kind() == Activation.Kind.SOFTMAX || hasSums();
    return isPassed
        ? Optional.empty()
        : Optional.of(activation.kind().name().toLowerCase(Locale.ROOT));
  }

  /** Whether the sums before the activation can be computed again from the inputs. */
  private boolean hasSums() {
    return switch (operation.accept(Role.OF)) {
      case PASSING, SUMMING -> true;
      case PLUMBING, COMPUTING, COMPUTING_ONE_WAY -> false;
    };
  }
}
