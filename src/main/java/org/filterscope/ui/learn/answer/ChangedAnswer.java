package org.filterscope.ui.learn.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.lesson.function.LayerSums;
import org.filterscope.lesson.function.OtherFunctions;
import org.filterscope.network.Activation;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;

/**
 * A network's answer to a photograph with another activation function.
 *
 * @param seen the photograph in the network as it is
 * @param layer the layer that is shown
 * @param function the other function
 * @param isEverywhere whether all layers have the function, not only this one
 * @param before the layer's maps with its own function
 * @param now its maps with the other one
 * @param behind what the function leaves of the layer's sums
 * @param strongest the unit whose strongest cell is the layer's, with its own function
 * @param classes the likeliest first; empty if a value is infinite or NaN
 */
record ChangedAnswer(
    Inspection seen,
    Node layer,
    Activation function,
    boolean isEverywhere,
    LayerMaps before,
    LayerMaps now,
    SumsBehind behind,
    int strongest,
    List<ClassProbability> classes) {

  /** Copies the list. */
  ChangedAnswer {
    classes = List.copyOf(classes);
  }

  /**
   * Sends the photograph through the changed network. On the engine's thread only.
   *
   * @param forward passes through the network as it is, whose kernels are used
   * @param before the layer's maps with its own function
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  static ChangedAnswer of(
      Inspection seen,
      ForwardPass forward,
      LayerMaps before,
      Node layer,
      Activation function,
      boolean isEverywhere,
      Cancellation cancellation) {
    Network network = forward.network();
    Network other =
        isEverywhere
            ? OtherFunctions.everywhere(network, function)
            : OtherFunctions.in(network, layer, function);
    float[] input = PreparedInput.of(seen);
    try (ForwardPass changed = forward.through(other)) {
      // If only this layer has the function, all layers below keep their own.
      ForwardPass below = isEverywhere ? changed : forward;
      LayerSums sums = LayerSums.of(below, layer, input, cancellation, () -> {}).with(function);
      SumsBehind behind = SumsBehind.of(sums);
      try (Pass pass = changed.run(input, cancellation, () -> {})) {
        float[] values = pass.maps(other.output()).values();
        return new ChangedAnswer(
            seen,
            layer,
            function,
            isEverywhere,
            before,
            sums.maps(),
            behind,
            strongest(before),
            classes(seen.model(), values));
      }
    }
  }

  /** Whether the likeliest class is another one than without the change. */
  boolean isAnotherAnswer() {
    return !classes.isEmpty() && classes.get(0).index() != seen.classes().get(0).index();
  }

  /** The unit whose strongest cell is the strongest of all. */
  static int strongest(LayerMaps maps) {
    int best = 0;
    float largest = Float.NEGATIVE_INFINITY;
    for (int unit = 0; unit < maps.shape().channels(); unit++) {
      float value = maps.peak(unit).value();
      if (value > largest) {
        best = unit;
        largest = value;
      }
    }
    return best;
  }

  private static List<ClassProbability> classes(Model model, float[] values) {
    List<ClassProbability> classes = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        return List.of();
      }
      classes.add(new ClassProbability(i, model.labels().get(i), values[i]));
    }
    classes.sort(Comparator.comparingDouble(ClassProbability::probability).reversed());
    return classes;
  }
}
