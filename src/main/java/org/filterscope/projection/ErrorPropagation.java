package org.filterscope.projection;

import java.util.Arrays;
import java.util.List;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.OperationVisitor;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;

/** How rounding errors propagate through each kind of operation; see {@link RoundingErrors}. */
record ErrorPropagation(RoundingErrors errors, Pass pass, Node node)
    implements OperationVisitor<RoundingErrors.Bound> {

  private Network network() {
    return pass.network();
  }

  private Node source() {
    return network().node(node.inputs().get(0));
  }

  /** Passes on the errors of the previous node, because the values are the same. */
  private RoundingErrors.Bound passed() {
    return errors.of(source());
  }

  /** The errors of the values of an input. */
  private interface Errors {
    void at(int row, int column, float[] errors);
  }

  private Errors before(Node input) {
    RoundingErrors.Bound bound = errors.of(input);
    return (row, column, largest) ->
        bound.at(row, column, pass.crop(input, Region.cell(row, column)), 0, largest);
  }

  private List<Errors> inputs() {
    return node.inputs().stream().map(input -> before(network().node(input))).toList();
  }

  /** The largest error under a window; neither a maximum nor a mean has a larger one. */
  private RoundingErrors.Bound largest(Operation.Windowed windows) {
    Shape shape = source().shape();
    Errors before = before(source());
    return (y, x, values, offset, errors) -> {
      float[] one = new float[errors.length];
      Arrays.fill(errors, 0);
      for (int ky = 0; ky < windows.vertical().kernel(); ky++) {
        int row = windows.vertical().input(y, ky);
        for (int kx = 0; kx < windows.horizontal().kernel(); kx++) {
          int column = windows.horizontal().input(x, kx);
          if (shape.contains(row, column)) {
            before.at(row, column, one);
            for (int c = 0; c < errors.length; c++) {
              errors[c] = Math.max(errors[c], one[c]);
            }
          }
        }
      }
    };
  }

  @Override
  public RoundingErrors.Bound input(Operation.Input operation) {
    return (row, column, values, offset, errors) -> Arrays.fill(errors, 0);
  }

  @Override
  public RoundingErrors.Bound convolution(Operation.Convolution operation) {
    return errors.of(node, operation);
  }

  @Override
  public RoundingErrors.Bound maxPooling(Operation.MaxPooling operation) {
    return largest(operation);
  }

  @Override
  public RoundingErrors.Bound averagePooling(Operation.AveragePooling operation) {
    return largest(operation);
  }

  @Override
  public RoundingErrors.Bound padding(Operation.Padding operation) {
    return largest(operation);
  }

  @Override
  public RoundingErrors.Bound cropping(Operation.Cropping operation) {
    return largest(operation);
  }

  @Override
  public RoundingErrors.Bound selection(Operation.Selection operation) {
    Errors before = before(source());
    int channels = source().shape().channels();
    return (row, column, values, offset, errors) -> {
      float[] all = new float[channels];
      before.at(row, column, all);
      for (int c = 0; c < errors.length; c++) {
        errors[c] = all[operation.source(c)];
      }
    };
  }

  @Override
  public RoundingErrors.Bound gate(Operation.Gate operation) {
    throw new IllegalStateException("Nothing is decided again behind a " + operation.kind());
  }

  @Override
  public RoundingErrors.Bound upsampling(Operation.Upsampling operation) {
    Errors before = before(source());
    return (row, column, values, offset, errors) ->
        before.at(row / operation.rows(), column / operation.columns(), errors);
  }

  @Override
  public RoundingErrors.Bound globalAverage(Operation.GlobalAverage operation) {
    Shape shape = source().shape();
    Errors before = before(source());
    return (y, x, values, offset, errors) -> {
      float[] one = new float[errors.length];
      Arrays.fill(errors, 0);
      for (int cell = 0; cell < shape.cells(); cell++) {
        before.at(cell / shape.width(), cell % shape.width(), one);
        for (int c = 0; c < errors.length; c++) {
          errors[c] += one[c] / shape.cells();
        }
      }
    };
  }

  @Override
  public RoundingErrors.Bound flatten(Operation.Flatten operation) {
    Shape shape = source().shape();
    Errors before = before(source());
    boolean isChannelLast = operation.order() == Operation.Flatten.Order.CHANNEL_LAST;
    return (y, x, values, offset, errors) -> {
      float[] one = new float[shape.channels()];
      for (int cell = 0; cell < shape.cells(); cell++) {
        before.at(cell / shape.width(), cell % shape.width(), one);
        for (int c = 0; c < one.length; c++) {
          errors[isChannelLast ? cell * one.length + c : c * shape.cells() + cell] = one[c];
        }
      }
    };
  }

  @Override
  public RoundingErrors.Bound dense(Operation.Dense operation) {
    return errors.of(node, operation);
  }

  @Override
  public RoundingErrors.Bound normalisation(Operation.Normalisation operation) {
    Errors before = before(source());
    return (row, column, values, offset, errors) -> {
      before.at(row, column, errors);
      for (int c = 0; c < errors.length; c++) {
        errors[c] =
            Math.abs(operation.scale()[c]) * errors[c]
                + RoundingErrors.UNIT * Math.abs(operation.shift()[c]);
      }
    };
  }

  @Override
  public RoundingErrors.Bound cellScaling(Operation.CellScaling operation) {
    Errors before = before(source());
    int width = source().shape().width();
    return (row, column, values, offset, errors) -> {
      before.at(row, column, errors);
      int first = (row * width + column) * errors.length;
      for (int c = 0; c < errors.length; c++) {
        errors[c] *= Math.abs(operation.factors()[first + c]);
      }
    };
  }

  @Override
  public RoundingErrors.Bound identity(Operation.Identity operation) {
    return passed();
  }

  @Override
  public RoundingErrors.Bound concatenation(Operation.Concatenation operation) {
    List<Errors> before = inputs();
    return (row, column, values, offset, errors) -> {
      int first = 0;
      for (int input = 0; input < before.size(); input++) {
        float[] own = new float[network().node(node.inputs().get(input)).shape().channels()];
        before.get(input).at(row, column, own);
        System.arraycopy(own, 0, errors, first, own.length);
        first += own.length;
      }
    };
  }

  @Override
  public RoundingErrors.Bound addition(Operation.Addition operation) {
    List<Errors> before = inputs();
    return (row, column, values, offset, errors) -> {
      float[] one = new float[errors.length];
      Arrays.fill(errors, 0);
      for (Errors input : before) {
        input.at(row, column, one);
        for (int c = 0; c < errors.length; c++) {
          errors[c] += one[c];
        }
      }
    };
  }

  @Override
  public RoundingErrors.Bound merge(Operation.Merge operation) {
    throw new IllegalStateException("No walk back leads through a " + operation.kind());
  }

  @Override
  public RoundingErrors.Bound l2Normalisation(Operation.L2Normalisation operation) {
    // The error of the length itself, from a sum of squares, is negligible.
    Errors before = before(source());
    double length = Math.sqrt(pass.squares(source(), 0)[0]);
    float factor = length > 0 ? (float) (operation.length() / length) : 0;
    return (row, column, values, offset, errors) -> {
      before.at(row, column, errors);
      for (int c = 0; c < errors.length; c++) {
        errors[c] *= factor;
      }
    };
  }
}
