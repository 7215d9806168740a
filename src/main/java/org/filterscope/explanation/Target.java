package org.filterscope.explanation;

import java.util.OptionalInt;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Node;
import org.filterscope.task.Problem;

/**
 * What is explained: a class, or a unit of another layer.
 *
 * @param node the unit's layer; the network's output for a class
 * @param unit the unit's channel; the class's index in the output
 * @param label the class's name; for another unit, its layer and channel
 */
public record Target(Node node, int unit, String label) {

  /**
   * A class of a photograph's model.
   *
   * @param target the class's index in the output; empty for the most likely class
   * @throws Problem if there is no such class
   */
  public static Target ofClass(Inspection inspection, OptionalInt target) {
    ClassProbability of =
        target.isPresent() ? inspection.classAt(target.getAsInt()) : inspection.classes().get(0);
    return new Target(inspection.model().network().output(), of.index(), of.label());
  }

  /**
   * A unit of any layer; of the output layer, a class.
   *
   * @throws Problem if there is no such layer or channel
   */
  public static Target ofUnit(Inspection inspection, String layer, int channel) {
    Node node = inspection.layer(layer);
    if (channel < 0 || channel >= node.shape().channels()) {
      throw new Problem("channel.unknown", channel, layer, node.shape().channels() - 1);
    }
    return isOutput(inspection, node)
        ? ofClass(inspection, OptionalInt.of(channel))
        : new Target(node, channel, layer + " / " + channel);
  }

  private static boolean isOutput(Inspection inspection, Node node) {
    return node.index() == inspection.model().network().output().index();
  }
}
