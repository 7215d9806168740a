package org.filterscope.explanation;

import java.util.OptionalInt;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.PassAtHand;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;

/**
 * A class activation map (Grad-CAM, Selvaraju et al. 2017), which shows where a layer's maps
 * support a class. Each map is weighted by the gradient of the class's score, averaged over the
 * map's cells. Only the positive part of the weighted sum is kept.
 *
 * @param layer the layer's name
 * @param target the class's place in the output
 * @param label the class's name
 * @param score the class's sum before softmax; its output value if there is no softmax
 * @param map one unscaled value for each cell of the layer
 */
public record ClassActivation(
    String layer, int target, String label, double score, FeatureMap map) {

  /**
   * Computes the class activation map of a photograph in the background.
   *
   * @param target the class's index in the output; empty for the most likely class
   * @throws Problem if the layer has no maps or does not lead to the classes, or there is no such
   *     class
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public static ClassActivation of(
      Inspection inspection, Node layer, OptionalInt target, Cancellation cancellation) {
    if (layer.shape().isVector()) {
      throw new Problem("layer.no-maps", layer.name());
    }
    ClassProbability of =
        target.isPresent() ? inspection.classAt(target.getAsInt()) : inspection.classes().get(0);
    return Answers.await(inspection.inBackground(hand -> of(hand, layer, of, cancellation)));
  }

  private static ClassActivation of(
      PassAtHand hand, Node layer, ClassProbability target, Cancellation cancellation) {
    Pass pass = hand.pass();
    Node output = pass.network().output();
    LayerMaps gradient =
        hand.projector()
            .gradient(pass, output, target.index(), layer, cancellation, hand.betweenLayers());
    double score =
        output.activation().kind() == Activation.Kind.SOFTMAX
            ? pass.logit(output, target.index())
            : target.probability();
    return new ClassActivation(
        layer.name(), target.index(), target.label(), score, weighted(pass.maps(layer), gradient));
  }

  /** The positive part of the sum of all maps, each weighted by the mean of its gradient. */
  static FeatureMap weighted(LayerMaps maps, LayerMaps gradient) {
    int cells = maps.shape().cells();
    double[] sums = new double[cells];
    for (int c = 0; c < maps.shape().channels(); c++) {
      double weight = gradient.mean(c);
      for (int cell = 0; cell < cells; cell++) {
        sums[cell] += weight * maps.values()[c * cells + cell];
      }
    }
    float[] values = new float[cells];
    for (int cell = 0; cell < cells; cell++) {
      values[cell] = (float) Math.max(sums[cell], 0);
    }
    return new FeatureMap(maps.shape().height(), maps.shape().width(), values);
  }
}
