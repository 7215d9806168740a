package org.filterscope.projection;

import java.util.List;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.activation.Peak;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Projects units back to the input, as in Zeiler and Fergus 2013, section 2.1. All other cells of
 * the layer are set to zero. The signal then passes back through unpooling with the switches of the
 * forward pass, rectification and transposed convolution, without any bias.
 *
 * <p>A cell's signal is computed only inside the cell's receptive field. Flipped kernels and the
 * decisions about the last pass are kept. One projector serves a network and all its excerpts. Use
 * it on the engine's thread only.
 */
public final class Projector implements AutoCloseable {
  private final TransposedConvolution filters = new TransposedConvolution();
  private final RoundingErrors.Lengths lengths = new RoundingErrors.Lengths();
  private final ExactConvolution exact = new ExactConvolution();

  /** The decisions about the last pass. */
  private @Nullable CloseDecisions last;

  /**
   * Projects one unit.
   *
   * @param pass the image's forward pass
   * @param node the unit's layer
   * @param channel the unit's channel
   * @param seed the cell to project, or the whole map
   * @param betweenLayers called before each layer, so that background work can yield
   * @return the projection, or why there is none
   * @throws Problem if a signal cannot be propagated from the layer back to the input; the message
   *     says what prevents it
   * @throws IllegalArgumentException if the cell or channel is outside the layer
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public ProjectionResult project(
      Pass pass,
      Node node,
      int channel,
      Seed seed,
      Mode mode,
      Cancellation cancellation,
      Runnable betweenLayers) {
    requireWay(pass, node);
    FeatureMap map = pass.map(node, channel);
    Seed resolved = resolve(seed, map);
    float value =
        node.activation().kind() == Activation.Kind.SOFTMAX
            ? pass.logit(node, channel)
            : value(resolved, map);
    if (isSilent(value, mode)) {
      boolean isZeroEverywhere = map.peak().value() == 0;
      return new SilentUnit(node.name(), channel, mode, resolved, value, isZeroEverywhere);
    }
    Signal start = start(node, channel, map, resolved, value);
    Signal image = walkBack(pass, node, start, mode, cancellation, betweenLayers);
    return new Projection(
        node.name(),
        channel,
        mode,
        resolved,
        value,
        image.region(),
        image.channels(),
        image.values());
  }

  private static void requireWay(Pass pass, Node node) {
    pass.network()
        .obstacle(node)
        .ifPresent(
            barrier -> {
              throw new Problem(
                  "layer.no-way-back",
                  node.name(),
                  barrier.name(),
                  barrier.obstacle().orElseThrow());
            });
  }

  @Override
  public void close() {
    last = null;
    filters.close();
    exact.close();
  }

  /**
   * Projects from a cell as if it had a given value. The backward pass starts with this value
   * before the cell's own activation function, so there is a picture even for an inactive cell. If
   * the cell does have this value, the result is its projection.
   *
   * @param value the starting value; must be positive for the deconvnet and guided modes to pass it
   * @throws Problem if a signal cannot be propagated from the layer back to the input
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public Projection projectValue(
      Pass pass,
      Node node,
      int channel,
      Seed.Cell cell,
      float value,
      Mode mode,
      Cancellation cancellation,
      Runnable betweenLayers) {
    requireWay(pass, node);
    Signal start = Signal.zero(Region.cell(cell.row(), cell.column()), node.shape().channels());
    start.values()[channel] = value;
    Signal image =
        walk(pass, mode, false, cancellation, betweenLayers)
            .run(node, start, true, pass.network().node(0), BackwardWalk.NOBODY);
    return new Projection(
        node.name(), channel, mode, cell, value, image.region(), image.channels(), image.values());
  }

  /**
   * The gradient of a unit's value with respect to the cells of an earlier layer. The value of a
   * class is its sum before softmax; that of a unit with a map is its strongest cell's.
   *
   * @param unit of the node {@code from}
   * @param to the earlier layer
   * @return the derivatives, in the shape of {@code to}
   * @throws Problem if a signal cannot be propagated from one back to the other; the message says
   *     what prevents it
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public LayerMaps gradient(
      Pass pass, Node from, int unit, Node to, Cancellation cancellation, Runnable betweenLayers) {
    Attribution.requireWay(pass.network(), from, to);
    BackwardWalk walk = walk(pass, Mode.GRADIENT, false, cancellation, betweenLayers);
    return walk.run(from, strongestCell(pass, from, unit), to, BackwardWalk.NOBODY).onMaps(to);
  }

  /**
   * The contributions of the units of earlier layers to a unit's value. The value of a class is its
   * sum before softmax; that of a unit with a map is its strongest cell's.
   *
   * @param unit of the node {@code from}
   * @param layers the earlier layers, latest first; every path to the unit must go through each of
   *     them
   * @throws Problem if a signal cannot be propagated from the node back to these layers; the
   *     message says what prevents it
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public Attribution attribution(
      Pass pass,
      Node from,
      int unit,
      List<Node> layers,
      Cancellation cancellation,
      Runnable betweenLayers) {
    return Attribution.of(
        walk(pass, Mode.GRADIENT, true, cancellation, betweenLayers), from, unit, layers);
  }

  /** A signal of 1 at a unit's strongest cell, the only cell of a vector's unit. */
  static Signal strongestCell(Pass pass, Node node, int unit) {
    Peak peak = pass.map(node, unit).peak();
    Signal start = Signal.zero(Region.cell(peak.row(), peak.column()), node.shape().channels());
    start.values()[unit] = 1;
    return start;
  }

  /** Propagates a signal at a node's output back to the input; the signal may have any values. */
  Signal walkBack(
      Pass pass,
      Node from,
      Signal start,
      Mode mode,
      Cancellation cancellation,
      Runnable betweenLayers) {
    Signal image =
        walk(pass, mode, false, cancellation, betweenLayers)
            .run(from, start, pass.network().node(0), BackwardWalk.NOBODY);
    decisions(pass).trim();
    return image;
  }

  private BackwardWalk walk(
      Pass pass,
      Mode mode,
      boolean isLengthFixed,
      Cancellation cancellation,
      Runnable betweenLayers) {
    BackwardStep step = new BackwardStep(pass, mode, isLengthFixed, filters, decisions(pass));
    return new BackwardWalk(pass, step, cancellation, betweenLayers);
  }

  /**
   * Reuses the decisions of the last pass, because other units and modes of a photograph share many
   * of them.
   */
  private CloseDecisions decisions(Pass pass) {
    if (last == null || last.pass() != pass) {
      last = new CloseDecisions(pass, lengths, exact);
    }
    return last;
  }

  /** Replaces {@link Seed.Strongest} with the cell that is the strongest. */
  private static Seed resolve(Seed seed, FeatureMap map) {
    if (seed instanceof Seed.Strongest) {
      Peak peak = map.peak();
      return new Seed.Cell(peak.row(), peak.column());
    }
    if (seed instanceof Seed.Cell cell
        && !Region.all(map.height(), map.width())
            .contains(Region.cell(cell.row(), cell.column()))) {
      throw new IllegalArgumentException(
          cell + " outside a map of " + map.height() + " x " + map.width());
    }
    return seed;
  }

  private static float value(Seed seed, FeatureMap map) {
    return seed instanceof Seed.Cell cell ? map.at(cell.row(), cell.column()) : map.peak().value();
  }

  private static boolean isSilent(float value, Mode mode) {
    return mode == Mode.GRADIENT ? value == 0 : !(value > 0);
  }

  private static Signal start(Node node, int channel, FeatureMap map, Seed seed, float value) {
    int channels = node.shape().channels();
    if (seed instanceof Seed.Cell cell) {
      Signal start = Signal.zero(Region.cell(cell.row(), cell.column()), channels);
      start.values()[channel] = value;
      return start;
    }
    Signal start = Signal.zero(Region.all(map.height(), map.width()), channels);
    for (int i = 0; i < map.values().length; i++) {
      start.values()[i * channels + channel] = map.values()[i];
    }
    return start;
  }
}
