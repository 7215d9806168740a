package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.task.Problem;
import org.nd4j.linalg.factory.Nd4j;

/** Turns what a network ends in into the probabilities of its classes. */
final class ClassOutput {

  /** Losses of networks that give a quantity, by the parts of their names. */
  private static final Set<String> OF_QUANTITIES =
      Set.of("mse", "mae", "mape", "msle", "squared", "absolute", "huber", "logcosh", "log_cosh");

  private ClassOutput() {}

  /**
   * The network with the probabilities of its classes at the end. Softmax is added to sums. A
   * single sigmoid p becomes the probabilities of two classes: softmax over -z/2 and z/2 for its
   * sum z gives 1 - p and p.
   */
  static Network of(Network network) {
    Node last = network.output();
    if (!last.shape().isVector()) {
      return network;
    }
    boolean isSum = last.activation().kind() == Activation.Kind.IDENTITY;
    if (last.shape().channels() == 1) {
      boolean isSigmoid = last.activation().kind() == Activation.Kind.SIGMOID;
      return isSum || isSigmoid ? two(network, last) : network;
    }
    return isSum
        ? Network.Builder.upTo(network, last)
            .add(last.name() + "_softmax", new Operation.Identity("activation"), Activation.SOFTMAX)
            .build()
        : network;
  }

  private static Network two(Network network, Node last) {
    Network sums = network.withActivations(Map.of(last.name(), Activation.IDENTITY));
    Operation halves =
        new Operation.Dense(
            Nd4j.createFromArray(new float[][] {{-0.5f, 0.5f}}),
            Nd4j.createFromArray(new float[2]),
            0);
    return Network.Builder.upTo(sums, sums.output())
        .add(last.name() + "_classes", halves, Activation.SOFTMAX)
        .build();
  }

  /**
   * Requires that a network with one output was trained to tell classes apart, not to give a
   * quantity such as an age.
   *
   * @param training what it was trained for, in JSON
   * @throws Problem if it gives a quantity
   */
  static void requireClasses(String training, Path file) {
    JsonNode loss = KerasDescription.json(training).path("loss");
    String name = loss.toString().toLowerCase(Locale.ROOT);
    if (OF_QUANTITIES.stream().anyMatch(name::contains)) {
      throw new Problem("model.quantity", file);
    }
  }
}
