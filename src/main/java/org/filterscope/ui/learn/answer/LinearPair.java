package org.filterscope.ui.learn.answer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.figure.Scale;
import org.filterscope.inspection.Inspection;
import org.filterscope.lesson.convolution.ComposedFilter;
import org.filterscope.lesson.convolution.Filter;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.task.Cancellation;
import org.filterscope.ui.learn.chapter.PaintedMap;

/**
 * Two convolutions on a photograph, with and without their functions.
 *
 * @param seen the photograph
 * @param pair the two
 * @param inputs the maps that the first one reads
 * @param own the second one's maps with both functions
 * @param linear the second one's maps without any, as the engine computes them, one after the other
 * @param strongest the unit whose strongest cell is the second layer's
 */
record LinearPair(
    Inspection seen,
    ConvolutionPair pair,
    LayerMaps inputs,
    LayerMaps own,
    LayerMaps linear,
    int strongest) {

  /** Sends the photograph through both. */
  static CompletableFuture<LinearPair> of(
      Inspection seen, ConvolutionPair pair, Cancellation cancellation) {
    return seen.maps(pair.second().name())
        .thenCompose(
            own ->
                seen.compute(forward -> of(seen, forward, pair, own, cancellation), cancellation));
  }

  private static LinearPair of(
      Inspection seen,
      ForwardPass forward,
      ConvolutionPair pair,
      LayerMaps own,
      Cancellation cancellation) {
    Network linear =
        Network.Builder.upTo(forward.network(), pair.second())
            .build()
            .withActivations(
                Map.of(
                    pair.first().name(), Activation.IDENTITY,
                    pair.second().name(), Activation.IDENTITY));
    Node last = linear.output();
    Node before = linear.node(pair.first().inputs().get(0));
    try (ForwardPass through = forward.through(linear);
        Pass pass = through.run(PreparedInput.of(seen), cancellation, () -> {})) {
      return new LinearPair(
          seen, pair, pass.maps(before), own, pass.maps(last), ChangedAnswer.strongest(own));
    }
  }

  /**
   * One convolution in place of the two.
   *
   * @param pair both, and what they make of the photograph
   * @param unit of the second layer
   * @param composed the one filter
   * @param one its map, computed tap by tap
   * @param two the engine's map of the two, on the same scale
   * @param own the map as the network has it, with both functions
   * @param difference the largest one between its map and that of the two, inside {@link
   *     ComposedFilter#interior}, as a share of the largest value
   */
  record Composed(
      LinearPair pair,
      int unit,
      ComposedFilter composed,
      PaintedMap one,
      PaintedMap two,
      PaintedMap own,
      double difference) {}

  /**
   * Composes a unit of the second layer with the whole first one. Not for the JavaFX application
   * thread.
   */
  Composed compose(int unit) {
    Node first = pair.first();
    List<Filter> below =
        IntStream.range(0, first.shape().channels())
            .mapToObj(channel -> withoutFunction(Filter.of(first, channel).orElseThrow()))
            .toList();
    Filter above = withoutFunction(Filter.of(pair.second(), unit).orElseThrow());
    ComposedFilter composed = ComposedFilter.of(below, above, inputs.shape());
    FeatureMap one = composed.filter().map(inputs);
    FeatureMap two = linear.map(unit);
    Scale scale = Scale.of(two).including(Scale.of(one));
    return new Composed(
        this,
        unit,
        composed,
        PaintedMap.of(one, scale),
        PaintedMap.of(two, scale),
        PaintedMap.of(own.map(unit)),
        difference(one, two, composed.interior()));
  }

  private static Filter withoutFunction(Filter filter) {
    return new Filter(
        filter.kernels(),
        filter.bias(),
        filter.vertical(),
        filter.horizontal(),
        Activation.IDENTITY);
  }

  private static double difference(FeatureMap one, FeatureMap two, Region inside) {
    double largest = 0;
    double difference = 0;
    for (float value : two.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int y = inside.top(); y < inside.bottom(); y++) {
      for (int x = inside.left(); x < inside.right(); x++) {
        difference = Math.max(difference, Math.abs((double) one.at(y, x) - two.at(y, x)));
      }
    }
    return largest == 0 ? 0 : difference / largest;
  }
}
