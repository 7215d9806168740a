package org.filterscope.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.filterscope.activation.PartialForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.activation.Patches;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.PassAtHand;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;

/**
 * The effect of covering a part of a photograph of any shape on a unit and on the classification.
 *
 * @param layer the watched unit's layer
 * @param channel the watched unit's channel
 * @param before the sum of the unit's map without a cover
 * @param after the sum of the unit's map with the part covered
 * @param classes all classes with the part covered, most likely first
 */
public record MaskedAnswer(
    String layer, int channel, double before, double after, List<ClassProbability> classes) {

  /** Copies the list. */
  public MaskedAnswer {
    classes = List.copyOf(classes);
  }

  /**
   * Covers a part of a photograph.
   *
   * @param mask the part, of the size of the network's input
   * @param colour the cover's colour as the network reads it, one value for each input channel
   * @param layer the watched unit's layer
   * @param channel the watched unit's channel; empty for the channel with the largest map sum
   * @throws Problem if the mask covers everything or nothing, the layer has no maps, or there is no
   *     such channel
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public static MaskedAnswer of(
      Inspection inspection,
      CoverMask mask,
      float[] colour,
      Node layer,
      OptionalInt channel,
      Cancellation cancellation) {
    ClassActivation.requireMaps(layer);
    if (mask.isEmpty()) {
      throw new Problem("cover.nothing");
    }
    if (mask.isEverything()) {
      throw new Problem("cover.everything");
    }
    return Answers.await(
        inspection.atOnce(
            hand -> of(hand, mask, colour, layer, channel, inspection, cancellation)));
  }

  private static MaskedAnswer of(
      PassAtHand hand,
      CoverMask mask,
      float[] colour,
      Node layer,
      OptionalInt channel,
      Inspection inspection,
      Cancellation cancellation) {
    Pass pass = hand.pass();
    Network network = pass.network();
    WatchedUnit before = WatchedUnit.of(pass, layer, channel);
    Region part = mask.bounds();
    float[] pixels = pass.crop(network.node(0), part);
    int channels = network.input().channels();
    for (int i = 0; i < pixels.length; i++) {
      int row = part.top() + i / channels / part.width();
      int column = part.left() + i / channels % part.width();
      if (mask.covered()[row * mask.width() + column]) {
        pixels[i] = colour[i % channels];
      }
    }
    try (PartialForwardPass partial = new PartialForwardPass(hand.forward(), pass, List.of(part))) {
      List<Patches> patches =
          partial.run(new int[] {0}, List.of(pixels), cancellation, hand.betweenLayers());
      Patches unit = patches.get(layer.index());
      double after = before.outside(unit.region(0)) + unit.total(0, before.channel());
      float[] probabilities = patches.get(network.output().index()).values(0);
      return new MaskedAnswer(
          layer.name(),
          before.channel(),
          before.total(),
          after,
          classes(inspection.model().labels(), probabilities));
    }
  }

  private static List<ClassProbability> classes(List<String> labels, float[] probabilities) {
    List<ClassProbability> classes = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      classes.add(new ClassProbability(i, labels.get(i), probabilities[i]));
    }
    classes.sort(Comparator.comparingDouble(ClassProbability::probability).reversed());
    return classes;
  }
}
