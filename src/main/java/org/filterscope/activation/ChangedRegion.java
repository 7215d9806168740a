package org.filterscope.activation;

import java.util.List;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.network.SpatialVisitor;
import org.filterscope.network.Window;

/**
 * The part of a node's map that depends on a change, given the changed parts of its inputs.
 *
 * @param inputs the changed part of each input
 * @param shape the shape of the node's output
 */
record ChangedRegion(List<Region> inputs, Shape shape) implements SpatialVisitor<Region> {

  @Override
  public Region input(Operation.Input operation) {
    throw new IllegalStateException("The change of the input is given");
  }

  @Override
  public Region windowed(Operation.Windowed operation) {
    Region changed = pointwise();
    int top = first(operation.vertical(), changed.top(), shape.height());
    int left = first(operation.horizontal(), changed.left(), shape.width());
    int bottom = end(operation.vertical(), changed.bottom(), shape.height());
    int right = end(operation.horizontal(), changed.right(), shape.width());
    // A large stride may skip the change entirely. One cell is computed all the same, because a
    // region is never empty.
    return new Region(top, left, Math.max(bottom, top + 1), Math.max(right, left + 1));
  }

  @Override
  public Region upsampling(Operation.Upsampling operation) {
    Region changed = pointwise();
    return new Region(
        changed.top() * operation.rows(),
        changed.left() * operation.columns(),
        changed.bottom() * operation.rows(),
        changed.right() * operation.columns());
  }

  @Override
  public Region global() {
    return Region.all(shape.height(), shape.width());
  }

  @Override
  public Region pointwise() {
    return inputs.stream().reduce(Region::union).orElseThrow();
  }

  /** The index of the first window that covers an input cell. */
  private static int first(Window window, int input, int outputs) {
    int first = -Math.floorDiv(window.span() - 1 - input - window.before(), window.stride());
    return Math.min(Math.max(first, 0), outputs - 1);
  }

  /** One past the index of the last window that starts before an input cell. */
  private static int end(Window window, int inputEnd, int outputs) {
    int end = Math.floorDiv(inputEnd - 1 + window.before(), window.stride()) + 1;
    return Math.min(Math.max(end, 0), outputs);
  }
}
