package org.filterscope.activation;

import java.util.List;
import org.filterscope.network.Operation;
import org.filterscope.network.OperationVisitor;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;

/**
 * The part of a node's map that depends on a change, given the changed parts of its inputs.
 *
 * @param inputs the changed part of each input
 * @param shape the shape of the node's output
 */
record ChangedRegion(List<Region> inputs, Shape shape) implements OperationVisitor<Region> {

  private Region union() {
    return inputs.stream().reduce(Region::union).orElseThrow();
  }

  private Region all() {
    return Region.all(shape.height(), shape.width());
  }

  private Region through(Operation.Windowed windows) {
    Region changed = union();
    int top = first(windows.vertical(), changed.top(), shape.height());
    int left = first(windows.horizontal(), changed.left(), shape.width());
    int bottom = end(windows.vertical(), changed.bottom(), shape.height());
    int right = end(windows.horizontal(), changed.right(), shape.width());
    // A large stride may skip the change entirely. One cell is computed all the same, because a
    // region is never empty.
    return new Region(top, left, Math.max(bottom, top + 1), Math.max(right, left + 1));
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

  @Override
  public Region input(Operation.Input operation) {
    throw new IllegalStateException("The change of the input is given");
  }

  @Override
  public Region convolution(Operation.Convolution operation) {
    return through(operation);
  }

  @Override
  public Region maxPooling(Operation.MaxPooling operation) {
    return through(operation);
  }

  @Override
  public Region averagePooling(Operation.AveragePooling operation) {
    return through(operation);
  }

  @Override
  public Region padding(Operation.Padding operation) {
    return through(operation);
  }

  @Override
  public Region globalAverage(Operation.GlobalAverage operation) {
    return all();
  }

  @Override
  public Region flatten(Operation.Flatten operation) {
    return all();
  }

  @Override
  public Region dense(Operation.Dense operation) {
    return all();
  }

  @Override
  public Region normalisation(Operation.Normalisation operation) {
    return union();
  }

  @Override
  public Region identity(Operation.Identity operation) {
    return union();
  }

  @Override
  public Region concatenation(Operation.Concatenation operation) {
    return union();
  }

  @Override
  public Region addition(Operation.Addition operation) {
    return union();
  }

  @Override
  public Region merge(Operation.Merge operation) {
    return union();
  }

  @Override
  public Region l2Normalisation(Operation.L2Normalisation operation) {
    return all();
  }
}
