package org.filterscope.projection;

import java.util.Arrays;
import org.filterscope.activation.Pass;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;

/**
 * All decisions of a pass as projections use them: those that rounding may have changed are made
 * again. A projection asks only for the decisions that its signal meets.
 */
public final class SettledDecisions implements AutoCloseable {
  private final ExactConvolution exact = new ExactConvolution();
  private final CloseDecisions decisions;
  private final Pass pass;

  /**
   * Decides about a pass.
   *
   * @param pass whose first image is used
   */
  public SettledDecisions(Pass pass) {
    this.pass = pass;
    decisions = new CloseDecisions(pass, new RoundingErrors.Lengths(), exact);
  }

  /**
   * A rectifier's activations; those that are open are positive.
   *
   * @return {@code [height, width, channels]}
   */
  public float[] activations(Node node) {
    return decisions.activations(node, everywhere(node), Mode.GRADIENT);
  }

  /**
   * A max pooling's switches.
   *
   * @return for each pooled value, the index of its maximum in {@code [height, width, channels]} of
   *     the pooling's input
   */
  public int[] switches(Node node, Operation.MaxPooling pooling) {
    Shape input = pass.network().node(node.inputs().get(0)).shape();
    Region all = Region.all(input.height(), input.width());
    return decisions.switches(node, pooling, everywhere(node), all, Mode.GRADIENT).places();
  }

  private static Signal everywhere(Node node) {
    Shape shape = node.shape();
    Signal signal = Signal.zero(Region.all(shape.height(), shape.width()), shape.channels());
    Arrays.fill(signal.values(), 1);
    return signal;
  }

  @Override
  public void close() {
    exact.close();
  }
}
