package org.filterscope.network.file.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.filterscope.network.Shape;

/**
 * How a tensor's axes show a node's maps. Transposing and reshaping a tensor only gives another
 * view of the same node, so channel shuffle and the changes between channel first and channel last
 * need no work until something reads the maps.
 *
 * @param node the node's name
 * @param shape the node's shape
 * @param axes the tensor's axes, each a product of parts of the node's; an axis of length 1 has no
 *     parts
 */
record View(String node, Shape shape, List<List<Part>> axes) {

  /** What a part of an axis runs over. */
  enum Kind {
    IMAGE,
    CHANNEL,
    ROW,
    COLUMN
  }

  /**
   * A part of an axis.
   *
   * @param size how many steps it takes
   * @param stride how far a step goes
   */
  record Part(Kind kind, int size, int stride) {}

  /** Copies the lists. */
  View {
    axes = axes.stream().map(View::joined).toList();
  }

  /** The axes of a node: image, channel, row, column; or image, channel for a vector. */
  static View of(String node, Shape shape, int images) {
    List<List<Part>> axes = new ArrayList<>();
    axes.add(whole(Kind.IMAGE, images));
    axes.add(whole(Kind.CHANNEL, shape.channels()));
    if (!shape.isVector()) {
      axes.add(whole(Kind.ROW, shape.height()));
      axes.add(whole(Kind.COLUMN, shape.width()));
    }
    return new View(node, shape, axes);
  }

  private static List<Part> whole(Kind kind, int size) {
    return size == 1 ? List.of() : List.of(new Part(kind, size, 1));
  }

  /** Joins parts that continue each other. */
  private static List<Part> joined(List<Part> parts) {
    List<Part> joined = new ArrayList<>();
    for (Part part : parts) {
      Part last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null
          && last.kind() == part.kind()
          && last.stride() == part.stride() * part.size()) {
        joined.set(
            joined.size() - 1, new Part(part.kind(), last.size() * part.size(), part.stride()));
      } else {
        joined.add(part);
      }
    }
    return List.copyOf(joined);
  }

  /** The tensor's dimensions. */
  int[] dims() {
    return axes.stream().mapToInt(View::length).toArray();
  }

  private static int length(List<Part> parts) {
    return parts.stream().mapToInt(Part::size).reduce(1, Math::multiplyExact);
  }

  /** The number of axes. */
  int rank() {
    return axes.size();
  }

  /** The same axes of another node with the same shape. */
  View on(String other) {
    return new View(other, shape, axes);
  }

  /** An axis, counted from the end if negative. */
  int axis(int number) {
    int axis = number < 0 ? number + rank() : number;
    if (axis < 0 || axis >= rank()) {
      throw new IllegalArgumentException("Axis " + number + " of " + rank());
    }
    return axis;
  }

  /** The axes in another order. */
  View transposed(int... order) {
    if (order.length != rank() || Arrays.stream(order).distinct().count() != rank()) {
      throw new IllegalArgumentException("Axes " + Arrays.toString(order));
    }
    return with(Arrays.stream(order).mapToObj(each -> axes.get(axis(each))).toList());
  }

  private View with(List<List<Part>> others) {
    return new View(node, shape, others);
  }

  /**
   * Other axes with the same values in the same order.
   *
   * @param wanted as ONNX gives them: 0 for the length that the axis has, -1 for what is left
   * @throws IllegalArgumentException if these do not fit
   */
  View reshaped(int... wanted) {
    int[] lengths = lengths(wanted);
    List<Part> left = new ArrayList<>();
    axes.forEach(left::addAll);
    List<List<Part>> split = new ArrayList<>();
    for (int length : lengths) {
      split.add(taken(left, length));
    }
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          Arrays.toString(dims()) + " reshaped to " + Arrays.toString(lengths));
    }
    return with(split);
  }

  private int[] lengths(int... wanted) {
    int[] lengths = wanted.clone();
    int known = 1;
    int open = -1;
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] == 0) {
        lengths[i] = length(axes.get(axis(i)));
      }
      if (lengths[i] == -1 && open < 0) {
        open = i;
      } else if (lengths[i] < 1) {
        throw new IllegalArgumentException("Reshaped to " + Arrays.toString(wanted));
      } else {
        known = Math.multiplyExact(known, lengths[i]);
      }
    }
    if (open >= 0) {
      lengths[open] = Constant.size(dims()) / known;
    }
    return lengths;
  }

  /** Takes parts of a given length from the front. */
  private static List<Part> taken(List<Part> left, int length) {
    List<Part> taken = new ArrayList<>();
    int missing = length;
    while (missing > 1) {
      if (left.isEmpty()) {
        throw new IllegalArgumentException("Too few values for " + length);
      }
      Part first = left.remove(0);
      if (missing % first.size() == 0) {
        taken.add(first);
        missing /= first.size();
      } else if (first.size() % missing == 0) {
        int inner = first.size() / missing;
        taken.add(new Part(first.kind(), missing, first.stride() * inner));
        left.add(0, new Part(first.kind(), inner, first.stride()));
        missing = 1;
      } else {
        throw new IllegalArgumentException(first.size() + " split into " + length);
      }
    }
    return taken;
  }

  /** With axes of length 1 at these places of the result. */
  View unsqueezed(int... places) {
    int rank = rank() + places.length;
    List<Integer> added =
        Arrays.stream(places).map(place -> place < 0 ? place + rank : place).boxed().toList();
    List<List<Part>> others = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < rank; i++) {
      others.add(added.contains(i) ? List.of() : axes.get(next++));
    }
    return with(others);
  }

  /** Without axes of length 1: those named, or all but the first if none is. */
  View squeezed(int... places) {
    List<Integer> removed = Arrays.stream(places).map(this::axis).boxed().toList();
    List<List<Part>> others = new ArrayList<>();
    for (int i = 0; i < rank(); i++) {
      boolean isLong = !axes.get(i).isEmpty();
      if (removed.contains(i) && isLong) {
        throw new IllegalArgumentException("Axis " + i + " is longer than 1");
      }
      boolean isRemoved = removed.isEmpty() ? i > 0 && !isLong : removed.contains(i);
      if (!isRemoved) {
        others.add(axes.get(i));
      }
    }
    return with(others);
  }

  /** Whether an axis runs over all of the node's rows, columns or channels in order. */
  boolean isWhole(int axis, Kind kind) {
    return axes.get(axis).equals(whole(kind, lengthOf(kind)));
  }

  private int lengthOf(Kind kind) {
    return switch (kind) {
      case IMAGE ->
          length(axes.stream().flatMap(List::stream).filter(p -> p.kind() == kind).toList());
      case CHANNEL -> shape.channels();
      case ROW -> shape.height();
      case COLUMN -> shape.width();
    };
  }

  /** The axis that runs over all channels in order; -1 if there is none. */
  int channelAxis() {
    for (int axis = 0; axis < rank(); axis++) {
      if (!axes.get(axis).isEmpty() && isWhole(axis, Kind.CHANNEL)) {
        return axis;
      }
    }
    return -1;
  }

  /** Whether all parts of an axis are of one kind. */
  boolean hasOnly(int axis, Kind kind) {
    return axes.get(axis).stream().allMatch(part -> part.kind() == kind);
  }

  /** The lengths of the axes as far as they run over channels. */
  private int[] channelLengths() {
    return axes.stream()
        .mapToInt(
            parts -> length(parts.stream().filter(part -> part.kind() == Kind.CHANNEL).toList()))
        .toArray();
  }

  /** Whether the channels appear in their order, whatever stands between them. */
  boolean hasChannelsInOrder() {
    int next = shape.channels();
    for (List<Part> axis : axes) {
      for (Part part : axis) {
        if (part.kind() == Kind.CHANNEL) {
          if (part.stride() * part.size() != next) {
            return false;
          }
          next = part.stride();
        }
      }
    }
    return next == 1;
  }

  /**
   * A choice along one axis of channels.
   *
   * @param channels the node's channels that remain, in the order in which the tensor shows them
   * @param axes the tensor's axes, over these channels
   */
  record Chosen(int[] channels, List<List<Part>> axes) {}

  /**
   * Chooses places along an axis that runs only over channels; all places of any axis for the
   * channels as the tensor shows them.
   *
   * @param axis the axis
   * @param places indices along it
   */
  Chosen chosen(int axis, int... places) {
    int[] before = channelLengths();
    int[] after = before.clone();
    after[axis] = places.length;
    int count = Constant.size(after);
    int[] channels = new int[count];
    int[] at = new int[rank()];
    for (int i = 0; i < count; i++) {
      int left = i;
      for (int a = rank() - 1; a >= 0; a--) {
        at[a] = left % after[a];
        left /= after[a];
      }
      at[axis] = places[at[axis]];
      channels[i] = channel(at);
    }
    List<List<Part>> others = new ArrayList<>();
    int stride = count;
    for (int a = 0; a < rank(); a++) {
      stride /= after[a];
      others.add(rearranged(axes.get(a), after[a], stride));
    }
    return new Chosen(channels, others);
  }

  /** All channels, in the order in which the tensor shows them. */
  Chosen shown() {
    return chosen(0, IntStream.range(0, channelLengths()[0]).toArray());
  }

  /** The channel at a place that is given along each axis's channels. */
  private int channel(int... at) {
    int channel = 0;
    for (int a = 0; a < rank(); a++) {
      int left = at[a];
      List<Part> parts = axes.get(a);
      for (int p = parts.size() - 1; p >= 0; p--) {
        Part part = parts.get(p);
        if (part.kind() == Kind.CHANNEL) {
          channel += left % part.size() * part.stride();
          left /= part.size();
        }
      }
    }
    return channel;
  }

  /** An axis with its channels in one part. */
  private static List<Part> rearranged(List<Part> parts, int channels, int stride) {
    List<Part> others = new ArrayList<>();
    boolean isAdded = channels == 1;
    for (Part part : parts) {
      if (part.kind() != Kind.CHANNEL) {
        others.add(part);
      } else if (!isAdded) {
        others.add(new Part(Kind.CHANNEL, channels, stride));
        isAdded = true;
      }
    }
    return others;
  }
}
