package org.filterscope.network.file.onnx;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes operations on constants: exporters compute shapes and paddings within the graph, by
 * chains of small operations that depend on nothing but the input's size.
 */
final class Folding {

  /** Larger results are never shapes. */
  private static final int MOST_VALUES = 1 << 16;

  private Folding() {}

  /**
   * Computes an operation.
   *
   * @param inputs null for those that are left out
   * @return empty if it is none of those that exporters use for shapes
   * @throws IllegalArgumentException if the inputs do not fit
   */
  static Optional<Constant> of(OnnxNode node, List<@Nullable Constant> inputs) {
    if (inputs.isEmpty() || inputs.get(0) == null) {
      return Optional.empty();
    }
    Constant first = inputs.get(0);
    return switch (node.kind()) {
      case "Identity" -> Optional.of(first);
      case "Cast" -> Optional.of(cast(first, node.number("to", 1)));
      case "Shape" -> Optional.of(shape(node, first.dims()));
      case "Reshape" -> Optional.of(first.reshaped(lengths(first, needed(inputs, 1).ints())));
      case "Flatten" -> Optional.of(flattened(first, node.number("axis", 1)));
      case "Unsqueeze" -> Optional.of(unsqueezed(first, axes(node, inputs)));
      case "Squeeze" -> Optional.of(squeezed(first, axes(node, inputs)));
      case "Transpose" -> Optional.of(transposed(first, node));
      case "ConstantOfShape", "Concat", "Gather", "Slice", "ReduceProd" ->
          limited(first) ? Optional.of(arranged(node, inputs)) : Optional.empty();
      default -> limited(first) ? calculated(node, inputs) : Optional.empty();
    };
  }

  private static boolean limited(Constant constant) {
    return constant.size() <= MOST_VALUES;
  }

  static Constant needed(List<@Nullable Constant> inputs, int index) {
    Constant input = index < inputs.size() ? inputs.get(index) : null;
    if (input == null) {
      throw new IllegalArgumentException("Input " + index + " is missing");
    }
    return input;
  }

  /** The axes of an operation: a setting, and since version 13 an input. */
  static int[] axes(OnnxNode node, List<@Nullable Constant> inputs) {
    if (node.has("axes")) {
      return node.numbers("axes");
    }
    Constant given = inputs.size() > 1 ? inputs.get(1) : null;
    return given == null ? new int[0] : given.ints();
  }

  /** The dimensions of a tensor, or some of them. */
  static Constant shape(OnnxNode node, int... dims) {
    int first = Math.min(dims.length, Math.max(0, counted(node.number("start", 0), dims.length)));
    int end = Math.min(dims.length, counted(node.number("end", dims.length), dims.length));
    int[] part = Arrays.copyOfRange(dims, first, Math.max(first, end));
    return Constant.of(new int[] {part.length}, Arrays.stream(part).asLongStream().toArray());
  }

  private static int counted(int index, int length) {
    return index < 0 ? index + length : index;
  }

  private static Constant cast(Constant value, int type) {
    boolean becomesWhole = type != 1 && type != 10 && type != 11 && type != 16;
    if (becomesWhole == value.isWhole() || !limited(value)) {
      return value;
    }
    return becomesWhole
        ? Constant.of(value.dims(), value.longs())
        : Constant.of(value.dims(), value.floats());
  }

  private static int[] lengths(Constant value, int... wanted) {
    int[] lengths = wanted.clone();
    int known = 1;
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = lengths[i] == 0 && i < value.dims().length ? value.dims()[i] : lengths[i];
      known = lengths[i] > 0 ? Math.multiplyExact(known, lengths[i]) : known;
    }
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = lengths[i] == -1 ? value.size() / known : lengths[i];
    }
    return lengths;
  }

  private static Constant flattened(Constant value, int axis) {
    int at = counted(axis, value.dims().length);
    int rows = Constant.size(Arrays.copyOf(value.dims(), at));
    return value.reshaped(rows, rows == 0 ? 0 : value.size() / rows);
  }

  private static Constant unsqueezed(Constant value, int... axes) {
    int rank = value.dims().length + axes.length;
    List<Integer> added = Arrays.stream(axes).map(axis -> counted(axis, rank)).boxed().toList();
    int[] dims = new int[rank];
    int next = 0;
    for (int i = 0; i < rank; i++) {
      dims[i] = added.contains(i) ? 1 : value.dims()[next++];
    }
    return value.reshaped(dims);
  }

  private static Constant squeezed(Constant value, int... axes) {
    int rank = value.dims().length;
    List<Integer> removed = Arrays.stream(axes).map(axis -> counted(axis, rank)).boxed().toList();
    return value.reshaped(
        IntStream.range(0, rank)
            .filter(i -> value.dims()[i] != 1 || !(removed.isEmpty() || removed.contains(i)))
            .map(i -> value.dims()[i])
            .toArray());
  }

  private static Constant transposed(Constant value, OnnxNode node) {
    int rank = value.dims().length;
    int[] order = node.numbers("perm", IntStream.range(0, rank).map(i -> rank - 1 - i).toArray());
    int[] dims = Arrays.stream(order).map(axis -> value.dims()[axis]).toArray();
    if (rank < 2) {
      return value;
    }
    try (INDArray whole = value.array().permute(order).dup('c')) {
      INDArray turned = whole.reshape(whole.length()).dup('c');
      Constant result = Constant.of(dims, turned);
      return value.isWhole() ? Constant.of(dims, result.longs()) : result;
    }
  }

  private static Constant arranged(OnnxNode node, List<@Nullable Constant> inputs) {
    Constant first = needed(inputs, 0);
    return switch (node.kind()) {
      case "ConstantOfShape" -> filled(node, first.ints());
      case "Concat" -> concatenated(inputs);
      case "Gather" -> gathered(first, needed(inputs, 1), node.number("axis", 0));
      case "Slice" -> sliced(first, Slices.of(node, inputs, first.dims()));
      default ->
          Constant.of(new int[] {1}, Arrays.stream(first.longs()).reduce(1, Math::multiplyExact));
    };
  }

  private static Constant filled(OnnxNode node, int... dims) {
    int size = Constant.size(dims);
    if (size > MOST_VALUES || size < 0) {
      throw new IllegalArgumentException("A constant of " + size + " values");
    }
    Constant value =
        node.setting("value")
            .map(each -> new OnnxWeights(Path.of("")).read(each.getT()))
            .orElse(Constant.of(new int[0], 0f));
    if (value.isWhole()) {
      long[] values = new long[size];
      Arrays.fill(values, value.longs()[0]);
      return Constant.of(dims, values);
    }
    float[] values = new float[size];
    Arrays.fill(values, value.only());
    return Constant.of(dims, values);
  }

  private static Constant concatenated(List<@Nullable Constant> inputs) {
    Constant first = needed(inputs, 0);
    if (first.dims().length != 1) {
      throw new IllegalArgumentException("Only lists of constants are joined");
    }
    long[] joined = new long[0];
    float[] singles = new float[0];
    for (int i = 0; i < inputs.size(); i++) {
      Constant each = needed(inputs, i);
      if (each.dims().length != 1 || joined.length + each.size() > MOST_VALUES) {
        throw new IllegalArgumentException("Only short lists of constants are joined");
      }
      int at = joined.length;
      joined = Arrays.copyOf(joined, at + each.size());
      singles = Arrays.copyOf(singles, at + each.size());
      System.arraycopy(each.longs(), 0, joined, at, each.size());
      System.arraycopy(each.floats(), 0, singles, at, each.size());
    }
    int[] dims = {joined.length};
    return first.isWhole() ? Constant.of(dims, joined) : Constant.of(dims, singles);
  }

  private static Constant gathered(Constant value, Constant indices, int axis) {
    if (value.dims().length != 1 || axis > 0 || indices.dims().length > 1) {
      throw new IllegalArgumentException("Only numbers of a list are picked");
    }
    int[] at =
        Arrays.stream(indices.ints()).map(index -> counted(index, value.dims()[0])).toArray();
    return picked(value, indices.dims(), at);
  }

  private static Constant sliced(Constant value, int[][] places) {
    int[] dims = Arrays.stream(places).mapToInt(each -> each.length).toArray();
    int[] at = new int[Constant.size(dims)];
    for (int i = 0; i < at.length; i++) {
      int left = i;
      int stride = 1;
      for (int axis = dims.length - 1; axis >= 0; axis--) {
        at[i] += places[axis][left % dims[axis]] * stride;
        left /= dims[axis];
        stride *= value.dims()[axis];
      }
    }
    return picked(value, dims, at);
  }

  private static Constant picked(Constant value, int[] dims, int... at) {
    if (value.isWhole()) {
      long[] all = value.longs();
      return Constant.of(dims, Arrays.stream(at).mapToLong(i -> all[i]).toArray());
    }
    float[] all = value.floats();
    float[] values = new float[at.length];
    for (int i = 0; i < at.length; i++) {
      values[i] = all[at[i]];
    }
    return Constant.of(dims, values);
  }

  private static Optional<Constant> calculated(OnnxNode node, List<@Nullable Constant> inputs) {
    DoubleUnaryOperator alone =
        switch (node.kind()) {
          case "Neg" -> value -> -value;
          case "Sqrt" -> Math::sqrt;
          case "Floor" -> Math::floor;
          case "Ceil" -> Math::ceil;
          case "Abs" -> Math::abs;
          case "Exp" -> Math::exp;
          case "Reciprocal" -> value -> 1 / value;
          default -> null;
        };
    Constant first = needed(inputs, 0);
    if (alone != null) {
      return Optional.of(combined(first, first, (value, same) -> alone.applyAsDouble(value)));
    }
    DoubleBinaryOperator together =
        switch (node.kind()) {
          case "Add" -> Double::sum;
          case "Sub" -> (a, b) -> a - b;
          case "Mul" -> (a, b) -> a * b;
          case "Div" -> first.isWhole() ? Folding::quotient : (a, b) -> a / b;
          case "Pow" -> Math::pow;
          case "Min" -> Math::min;
          case "Max" -> Math::max;
          default -> null;
        };
    if (together == null || inputs.size() != 2 || !limited(needed(inputs, 1))) {
      return Optional.empty();
    }
    return Optional.of(combined(first, needed(inputs, 1), together));
  }

  /** The quotient of whole numbers, rounded towards zero. */
  private static double quotient(double a, double b) {
    double exact = a / b;
    return exact < 0 ? Math.ceil(exact) : Math.floor(exact);
  }

  /** Combines two tensors of the same size, or one with a single number. */
  private static Constant combined(Constant a, Constant b, DoubleBinaryOperator rule) {
    int size = Math.max(a.size(), b.size());
    if ((a.size() != size && a.size() != 1) || (b.size() != size && b.size() != 1)) {
      throw new IllegalArgumentException(a.size() + " and " + b.size() + " constants meet");
    }
    double[] as = doubles(a);
    double[] bs = doubles(b);
    int[] dims = a.dims().length >= b.dims().length && a.size() == size ? a.dims() : b.dims();
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = rule.applyAsDouble(as[as.length == 1 ? 0 : i], bs[bs.length == 1 ? 0 : i]);
    }
    if (a.isWhole() && b.isWhole()) {
      return Constant.of(dims, Arrays.stream(values).mapToLong(value -> (long) value).toArray());
    }
    float[] floats = new float[size];
    for (int i = 0; i < size; i++) {
      floats[i] = (float) values[i];
    }
    return Constant.of(dims, floats);
  }

  private static double[] doubles(Constant constant) {
    if (constant.isWhole()) {
      return Arrays.stream(constant.longs()).asDoubleStream().toArray();
    }
    float[] floats = constant.floats();
    double[] values = new double[floats.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = floats[i];
    }
    return values;
  }
}
