package org.filterscope.ui.learn.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.filterscope.activation.LayerMaps;
import org.filterscope.inspection.Inspection;
import org.filterscope.lesson.answer.DenseContributions;
import org.filterscope.lesson.answer.InputOrigin;
import org.filterscope.lesson.convolution.PartialSums;
import org.filterscope.network.Activation;
import org.filterscope.network.DenseUnit;
import org.filterscope.network.Network;
import org.filterscope.network.Node;

/**
 * What each input of a dense layer adds to one unit's sum, on a photograph.
 *
 * @param seen the photograph
 * @param layer the dense layer
 * @param unit its unit; a class if it is the last layer
 * @param inputs the vector that it reads
 * @param weights the unit's
 * @param sums weight times input, for each place of the vector
 * @param order the inputs by the absolute value of that, the largest first
 * @param engines the engine's own number to compare with
 * @param isBeforeFunction whether that number is the sum, rather than the value after the layer's
 *     function
 */
record Contributions(
    Inspection seen,
    Node layer,
    int unit,
    float[] inputs,
    DenseUnit weights,
    PartialSums sums,
    int[] order,
    double engines,
    boolean isBeforeFunction) {

  /** Which contributions are listed. */
  enum Side {
    /** The largest absolute values. */
    LARGEST,
    /** The largest positive ones. */
    IN_FAVOUR,
    /** The most negative. */
    AGAINST
  }

  /**
   * Computes the contributions.
   *
   * @param unit negative for the one with the largest value
   */
  static CompletableFuture<Contributions> of(Inspection seen, Node layer, int unit) {
    Network network = seen.model().network();
    CompletableFuture<LayerMaps> read = seen.maps(network.node(layer.inputs().get(0)).name());
    CompletableFuture<LayerMaps> made = seen.maps(layer.name());
    return read.thenCombine(made, (inputs, outputs) -> new Weighing(seen, layer, inputs, outputs))
        .thenCombine(seen.logits(), (weighing, logits) -> weighing.of(unit, logits));
  }

  /** A layer's inputs and outputs. */
  private record Weighing(Inspection seen, Node layer, LayerMaps inputs, LayerMaps outputs) {

    Contributions of(int wanted, Optional<float[]> logits) {
      int unit = wanted < 0 ? ChangedAnswer.strongest(outputs) : wanted;
      DenseUnit weights = DenseUnit.of(layer, unit).orElseThrow();
      boolean isSoftmax = layer.activation().kind() == Activation.Kind.SOFTMAX;
      double engines =
          isSoftmax ? logits.map(sums -> sums[unit]).orElse(Float.NaN) : outputs.values()[unit];
      PartialSums sums = DenseContributions.of(weights, inputs.values());
      return new Contributions(
          seen,
          layer,
          unit,
          inputs.values(),
          weights,
          sums,
          sums.order(),
          engines,
          isSoftmax || layer.activation().kind() == Activation.Kind.IDENTITY);
    }
  }

  /** The inputs that are listed, the largest contribution first. */
  List<Integer> largest(Side side, int count) {
    List<Integer> places = new ArrayList<>();
    for (int place : order) {
      double product = sums.ofChannels()[place];
      boolean isListed =
          switch (side) {
            case LARGEST -> true;
            case IN_FAVOUR -> product > 0;
            case AGAINST -> product < 0;
          };
      if (isListed && places.size() < count) {
        places.add(place);
      }
    }
    return places;
  }

  /** The sum of the contributions that are not listed. */
  double others(List<Integer> listed) {
    double sum = sums.sum() - sums.bias();
    for (int place : listed) {
      sum -= sums.ofChannels()[place];
    }
    return sum;
  }

  /** The input with the most negative contribution, if any is negative. */
  Optional<Integer> mostAgainst() {
    return largest(Side.AGAINST, 1).stream().findFirst();
  }

  /** Where an input comes from. */
  InputOrigin origin(int place) {
    return InputOrigin.of(seen.model().network(), layer, place);
  }
}
