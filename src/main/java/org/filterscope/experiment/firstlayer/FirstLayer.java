package org.filterscope.experiment.firstlayer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.Pass;
import org.filterscope.experiment.vector.UsualLayers;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Activation;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Progress;

/**
 * Looks for what Zeiler and Fergus found wrong with the first layer of an earlier network (figure
 * 6): filters that never answer, filters that drown the others, and strides too large for what the
 * filters pass on. The weights alone tell most of it; photographs tell which filters stay silent.
 */
public final class FirstLayer {

  /** The paper's limit of a filter's root mean square, for inputs in levels of 0 to 255. */
  public static final double RADIUS = 0.1;

  /** Against the middle filter's root mean square, a filter below this share has no weights. */
  private static final double NOTHING = 0.01;

  private final Model model;
  private final Node layer;
  private final Operation.Convolution convolution;

  private FirstLayer(Model model) {
    this.model = model;
    this.layer = UsualLayers.first(model.network());
    this.convolution = (Operation.Convolution) layer.operation();
  }

  /**
   * Examines a model's first convolution.
   *
   * @param inspector of the model, which runs the photographs
   * @param photographs some, or none
   * @throws org.filterscope.task.Problem if there is no convolution, or a photograph cannot be read
   * @throws org.filterscope.task.Cancelled if cancelled, between photographs
   */
  public static FirstLayerReport examine(
      Engine engine,
      Inspector inspector,
      PictureReader pictures,
      List<Path> photographs,
      Progress progress,
      Cancellation cancellation) {
    FirstLayer first = new FirstLayer(inspector.model());
    double[] active =
        first.active(engine, inspector, pictures, photographs, progress, cancellation);
    return new FirstLayerReport(
        first.layer.name(),
        first.convolution.vertical().kernel(),
        first.convolution.horizontal().kernel(),
        first.convolution.vertical().stride(),
        photographs.size(),
        first.filters(active));
  }

  private List<FirstLayerReport.Filter> filters(double[] active) {
    int filters = convolution.outputs();
    double[] sizes = new double[filters];
    List<ChannelKernels> kernels = new ArrayList<>();
    for (int i = 0; i < filters; i++) {
      kernels.add(ChannelKernels.of(layer, i).orElseThrow());
      sizes[i] = rootMeanSquare(kernels.get(i).weights());
    }
    double middle = median(sizes);
    Spectrum spectrum =
        new Spectrum(convolution.vertical().stride(), convolution.horizontal().stride());
    List<FirstLayerReport.Filter> all = new ArrayList<>();
    for (int i = 0; i < filters; i++) {
      boolean isSilent = active.length > 0 && active[i] == 0;
      boolean isDead = isSilent || sizes[i] <= NOTHING * middle || neverPositive(kernels.get(i), i);
      double perLevel = rootMeanSquare(perLevel(kernels.get(i)));
      all.add(
          new FirstLayerReport.Filter(
              i,
              sizes[i],
              perLevel,
              middle == 0 ? 0 : sizes[i] / middle,
              isDead,
              perLevel > RADIUS,
              spectrum.aliased(kernels.get(i)),
              active.length == 0 ? Double.NaN : active[i]));
    }
    return all;
  }

  /** The weights for an input in levels of 0 to 255, whatever the model divides these by. */
  private float[] perLevel(ChannelKernels kernels) {
    float[] deviations = model.preparation().deviations();
    float[] weights = kernels.weights().clone();
    int taps = kernels.height() * kernels.width();
    for (int i = 0; i < weights.length; i++) {
      float deviation = kernels.inputs() == deviations.length ? deviations[i / taps] : 1;
      weights[i] *= model.preparation().factor() / deviation;
    }
    return weights;
  }

  /** Whether no photograph at all can make the sum positive, where a rectifier follows. */
  private boolean neverPositive(ChannelKernels kernels, int filter) {
    if (layer.activation().kind() != Activation.Kind.RELU || kernels.inputs() != 3) {
      return false;
    }
    float[] black = model.preparation().pixel(0xFF000000);
    float[] white = model.preparation().pixel(0xFFFFFFFF);
    double largest = convolution.biasOf(filter);
    int taps = kernels.height() * kernels.width();
    for (int i = 0; i < kernels.weights().length; i++) {
      double weight = kernels.weights()[i];
      largest += Math.max(weight * black[i / taps], weight * white[i / taps]);
    }
    return largest <= 0;
  }

  private double[] active(
      Engine engine,
      Inspector inspector,
      PictureReader pictures,
      List<Path> photographs,
      Progress progress,
      Cancellation cancellation) {
    if (photographs.isEmpty()) {
      return new double[0];
    }
    Node answering = answering(model.network(), layer);
    double[] shares = new double[convolution.outputs()];
    for (int i = 0; i < photographs.size(); i++) {
      progress.report(i, photographs.size(), photographs.get(i).toString());
      cancellation.check();
      float[] input =
          model
              .preparation()
              .apply(model.preparation().framed(pictures, photographs.get(i)).pixels().argb());
      double[] ofOne =
          Answers.await(
              engine.background(
                  () -> {
                    try (Pass pass =
                        inspector
                            .forward()
                            .runTo(answering, input, cancellation, engine::giveWay)) {
                      return positive(pass, answering);
                    }
                  }));
      for (int filter = 0; filter < shares.length; filter++) {
        shares[filter] += ofOne[filter] / photographs.size();
      }
    }
    progress.report(photographs.size(), photographs.size(), "");
    return shares;
  }

  /** The node with the filters' answers: after normalisation and activation, if these follow. */
  private static Node answering(Network network, Node convolution) {
    Node node = convolution;
    for (Node next : network.nodes()) {
      boolean follows = next.inputs().equals(List.of(node.index()));
      boolean passes =
          next.operation() instanceof Operation.Normalisation
              || next.operation() instanceof Operation.Identity;
      if (next.index() > node.index() && follows && passes) {
        node = next;
      }
    }
    return node;
  }

  private static double[] positive(Pass pass, Node node) {
    double[] shares = new double[node.shape().channels()];
    for (int channel = 0; channel < shares.length; channel++) {
      FeatureMap map = pass.map(node, channel);
      int positive = 0;
      for (float value : map.values()) {
        positive += value > 0 ? 1 : 0;
      }
      shares[channel] = (double) positive / map.values().length;
    }
    return shares;
  }

  private static double rootMeanSquare(float[] weights) {
    double squares = 0;
    for (float weight : weights) {
      squares += (double) weight * weight;
    }
    return Math.sqrt(squares / weights.length);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
