package org.filterscope.explanation;

import java.util.Optional;
import java.util.OptionalInt;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.projection.Projector;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;

/**
 * A class activation map (Grad-CAM, Selvaraju et al. 2017), which shows where a layer's maps
 * support a class. Each map is weighted by the gradient of the class's score, averaged over the
 * map's cells. Only the positive part of the weighted sum is kept. The same is done for a unit of a
 * later layer, whose score is its strongest cell's value.
 *
 * @param layer the layer's name
 * @param target the class's place in the output, or the unit's channel
 * @param label the class's name, or the unit's layer and channel
 * @param score the class's sum before softmax; the output value if there is no softmax
 * @param map one unscaled value for each cell of the layer
 */
public record ClassActivation(
    String layer, int target, String label, double score, FeatureMap map) {

  /**
   * Computes the class activation map of a photograph.
   *
   * @param target the class's index in the output; empty for the most likely class
   * @throws Problem if the layer has no maps or does not lead to the classes, or there is no such
   *     class
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public static ClassActivation of(
      Inspection inspection, Node layer, OptionalInt target, Cancellation cancellation) {
    return of(inspection, layer, Target.ofClass(inspection, target), cancellation);
  }

  /**
   * Computes the activation map of a class or another unit.
   *
   * @param layer a layer before the target's
   * @throws Problem if the layer has no maps or does not lead to the target
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public static ClassActivation of(
      Inspection inspection, Node layer, Target target, Cancellation cancellation) {
    requireMaps(layer);
    return Answers.await(
        inspection.atOnce(
            hand ->
                of(
                    hand.pass(),
                    hand.projector(),
                    layer,
                    target,
                    cancellation,
                    hand.betweenLayers())));
  }

  /**
   * The layer whose maps are shown unless another is chosen: the last convolution before a unit's
   * layer, or else the last layer with maps there.
   *
   * @param of the classes, or another unit's layer
   * @return the layer; empty if there is none with maps
   */
  public static Optional<Node> usualLayer(Network network, Node of) {
    Node last = null;
    for (Node layer : network.layers()) {
      boolean isConvolution = layer.operation() instanceof Operation.Convolution;
      boolean isBefore = layer.index() < of.index() && !layer.shape().isVector();
      last = isBefore && (isConvolution || last == null) ? layer : last;
    }
    return Optional.ofNullable(last);
  }

  static void requireMaps(Node layer) {
    if (layer.shape().isVector()) {
      throw new Problem("layer.no-maps", layer.name());
    }
  }

  /** Computes the map from a pass, which may be that of another network with the same layers. */
  static ClassActivation of(
      Pass pass,
      Projector projector,
      Node layer,
      Target target,
      Cancellation cancellation,
      Runnable betweenLayers) {
    Node from = pass.network().node(target.node().index());
    Node to = pass.network().node(layer.index());
    LayerMaps gradient =
        projector.gradient(pass, from, target.unit(), to, cancellation, betweenLayers);
    double score =
        from.activation().kind() == Activation.Kind.SOFTMAX
            ? pass.logit(from, target.unit())
            : pass.map(from, target.unit()).peak().value();
    return new ClassActivation(
        layer.name(), target.unit(), target.label(), score, weighted(pass.maps(to), gradient));
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
