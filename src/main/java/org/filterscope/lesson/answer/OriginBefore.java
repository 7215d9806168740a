package org.filterscope.lesson.answer;

import java.util.Optional;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.OperationVisitor;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;

/**
 * Finds a value's origin one operation earlier; empty if the operation computed it from several
 * units.
 */
record OriginBefore(Network network, InputOrigin at)
    implements OperationVisitor<Optional<InputOrigin>> {

  private Node source() {
    return network.node(at.layer().inputs().get(0));
  }

  private Optional<InputOrigin> carried() {
    return Optional.of(new InputOrigin(source(), at.channel(), at.cells()));
  }

  @Override
  public Optional<InputOrigin> input(Operation.Input operation) {
    return Optional.empty();
  }

  @Override
  public Optional<InputOrigin> convolution(Operation.Convolution operation) {
    return Optional.empty();
  }

  @Override
  public Optional<InputOrigin> maxPooling(Operation.MaxPooling operation) {
    return Optional.empty();
  }

  @Override
  public Optional<InputOrigin> averagePooling(Operation.AveragePooling operation) {
    Shape shape = source().shape();
    return Optional.of(
        new InputOrigin(
            source(),
            at.channel(),
            operation.covered(at.cells()).clip(shape.height(), shape.width())));
  }

  /** Cells in the padding belong to no unit. */
  @Override
  public Optional<InputOrigin> padding(Operation.Padding operation) {
    Shape shape = source().shape();
    Region inside = operation.covered(at.cells()).clip(shape.height(), shape.width());
    return inside.cells() == 0
        ? Optional.empty()
        : Optional.of(new InputOrigin(source(), at.channel(), inside));
  }

  @Override
  public Optional<InputOrigin> cropping(Operation.Cropping operation) {
    return Optional.of(new InputOrigin(source(), at.channel(), operation.covered(at.cells())));
  }

  @Override
  public Optional<InputOrigin> selection(Operation.Selection operation) {
    return Optional.of(new InputOrigin(source(), operation.source(at.channel()), at.cells()));
  }

  @Override
  public Optional<InputOrigin> gate(Operation.Gate operation) {
    return Optional.empty();
  }

  @Override
  public Optional<InputOrigin> upsampling(Operation.Upsampling operation) {
    return Optional.of(new InputOrigin(source(), at.channel(), operation.repeated(at.cells())));
  }

  @Override
  public Optional<InputOrigin> globalAverage(Operation.GlobalAverage operation) {
    Shape shape = source().shape();
    return Optional.of(
        new InputOrigin(source(), at.channel(), Region.all(shape.height(), shape.width())));
  }

  @Override
  public Optional<InputOrigin> flatten(Operation.Flatten operation) {
    Shape shape = source().shape();
    int place = at.channel();
    boolean isLast = operation.order() == Operation.Flatten.Order.CHANNEL_LAST;
    int channel = isLast ? place % shape.channels() : place / shape.cells();
    int cell = isLast ? place / shape.channels() : place % shape.cells();
    return Optional.of(
        new InputOrigin(
            source(), channel, Region.cell(cell / shape.width(), cell % shape.width())));
  }

  @Override
  public Optional<InputOrigin> dense(Operation.Dense operation) {
    return Optional.empty();
  }

  @Override
  public Optional<InputOrigin> normalisation(Operation.Normalisation operation) {
    return Optional.empty();
  }

  @Override
  public Optional<InputOrigin> cellScaling(Operation.CellScaling operation) {
    return Optional.empty();
  }

  @Override
  public Optional<InputOrigin> identity(Operation.Identity operation) {
    return at.layer().isLayer() ? Optional.empty() : carried();
  }

  @Override
  public Optional<InputOrigin> concatenation(Operation.Concatenation operation) {
    int channel = at.channel();
    for (int index : at.layer().inputs()) {
      Node branch = network.node(index);
      if (channel < branch.shape().channels()) {
        return Optional.of(new InputOrigin(branch, channel, at.cells()));
      }
      channel -= branch.shape().channels();
    }
    throw new IllegalStateException(at.layer().name() + " has no channel " + at.channel());
  }

  @Override
  public Optional<InputOrigin> addition(Operation.Addition operation) {
    return Optional.empty();
  }

  @Override
  public Optional<InputOrigin> merge(Operation.Merge operation) {
    return Optional.empty();
  }

  @Override
  public Optional<InputOrigin> l2Normalisation(Operation.L2Normalisation operation) {
    return carried();
  }
}
