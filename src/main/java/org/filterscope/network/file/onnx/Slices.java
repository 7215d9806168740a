package org.filterscope.network.file.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which places of each axis a slice takes. */
final class Slices {

  private Slices() {}

  /**
   * The places that remain along each axis.
   *
   * @param inputs starts, ends, axes and steps, after the tensor itself; in old files they are
   *     settings
   * @param dims the tensor's dimensions
   */
  static int[][] of(OnnxNode node, List<@Nullable Constant> inputs, int... dims) {
    boolean isSetting = node.has("starts");
    int[] starts = isSetting ? node.numbers("starts") : Folding.needed(inputs, 1).ints();
    int[] ends = isSetting ? node.numbers("ends") : Folding.needed(inputs, 2).ints();
    int[] all = IntStream.range(0, starts.length).toArray();
    int[] axes = isSetting ? node.numbers("axes", all) : optional(inputs, 3, all);
    int[] ones = new int[starts.length];
    Arrays.fill(ones, 1);
    int[] steps = isSetting ? ones : optional(inputs, 4, ones);
    int[][] places = new int[dims.length][];
    for (int axis = 0; axis < dims.length; axis++) {
      places[axis] = IntStream.range(0, dims[axis]).toArray();
    }
    for (int i = 0; i < axes.length; i++) {
      int axis = axes[i] < 0 ? axes[i] + dims.length : axes[i];
      places[axis] = places(dims[axis], starts[i], ends[i], steps[i]);
    }
    return places;
  }

  private static int[] optional(List<@Nullable Constant> inputs, int index, int... otherwise) {
    Constant given = index < inputs.size() ? inputs.get(index) : null;
    return given == null ? otherwise : given.ints();
  }

  private static int[] places(int length, int start, int end, int step) {
    if (step == 0) {
      throw new IllegalArgumentException("A step of 0");
    }
    int least = step > 0 ? 0 : -1;
    int most = step > 0 ? length : length - 1;
    int first = Math.min(Math.max(start < 0 ? start + length : start, least), most);
    int last =
        Math.min(Math.max(end < 0 ? (int) Math.max(-1L, (long) end + length) : end, least), most);
    int count = Math.max(0, (last - first + step - Integer.signum(step)) / step);
    return IntStream.range(0, count).map(i -> first + i * step).toArray();
  }
}
