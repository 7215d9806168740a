package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.filterscope.network.Activation;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.jspecify.annotations.Nullable;

/** Keras' layers that pool whole maps, pad, or change shapes without computing. */
record KerasShaping(KerasNodes nodes) {

  /** Adds the layer's nodes; null if its kind, or a setting, is not supported here. */
  @Nullable KerasTensor read(String kind) {
    return switch (kind) {
      case "GlobalAveragePooling2D" -> isCell() ? cell() : isMaps() ? globalAverage() : null;
      case "GlobalMaxPooling2D" -> isCell() ? cell() : isMaps() ? globalMaximum() : null;
      case "ZeroPadding2D" -> isMaps() ? padding() : null;
      case "Flatten" -> flatten();
      case "Reshape" -> reshape();
      case "Permute" -> permute();
      case "Resizing", "CenterCrop", "RandomCrop" -> isSize() ? nodes.passOver() : null;
      case "UpSampling2D" -> isOne("size") ? nodes.passOver() : upsampling();
      case "Cropping2D" -> isOne("cropping") ? nodes.passOver() : isMaps() ? cropping() : null;
      default -> null;
    };
  }

  private boolean isMaps() {
    return nodes.input().isMaps() && !nodes.shape().isVector();
  }

  /** Whether it is a vector here, and maps of one cell in the file. */
  private boolean isCell() {
    return nodes.input().isMaps() && nodes.shape().isVector();
  }

  /** The mean, or the largest, of one cell. */
  private KerasTensor cell() {
    return nodes.settings().path("keepdims").asBoolean()
        ? nodes.input()
        : nodes.same(KerasTensor.Axes.VECTOR);
  }

  private KerasTensor plain(Operation operation, KerasTensor.Axes axes) {
    return nodes.add(operation, Activation.IDENTITY, axes);
  }

  private KerasTensor globalAverage() {
    if (!nodes.settings().path("keepdims").asBoolean()) {
      return plain(new Operation.GlobalAverage(), KerasTensor.Axes.VECTOR);
    }
    Shape maps = nodes.shape();
    return plain(
        new Operation.AveragePooling(
            Window.of(maps.height(), 1, 0), Window.of(maps.width(), 1, 0), true),
        nodes.input().axes());
  }

  private KerasTensor globalMaximum() {
    Operation maximum =
        new Operation.MaxPooling(
            Window.of(nodes.shape().height(), 1, 0), Window.of(nodes.shape().width(), 1, 0));
    KerasTensor maps = plain(maximum, nodes.input().axes());
    return nodes.settings().path("keepdims").asBoolean()
        ? maps
        : nodes.add(
            "_vector",
            new Operation.Flatten(Operation.Flatten.Order.CHANNEL_LAST),
            Activation.IDENTITY,
            List.of(maps.node()),
            KerasTensor.Axes.VECTOR);
  }

  private KerasTensor padding() {
    int[][] cells = sides("padding");
    return plain(
        new Operation.Padding(
            new Window(1, 1, cells[0][0], cells[0][1], 1),
            new Window(1, 1, cells[1][0], cells[1][1], 1)),
        nodes.input().axes());
  }

  private KerasTensor cropping() {
    int[][] cells = sides("cropping");
    return plain(
        new Operation.Cropping(
            new Window(1, 1, -cells[0][0], -cells[0][1], 1),
            new Window(1, 1, -cells[1][0], -cells[1][1], 1)),
        nodes.input().axes());
  }

  /** Maps with each cell repeated; a single cell is interpolated to the same. */
  private @Nullable KerasTensor upsampling() {
    JsonNode size = nodes.settings().path("size");
    String way = nodes.settings().path("interpolation").asText("nearest");
    if (!nodes.input().isMaps() || !(way.equals("nearest") || nodes.shape().cells() == 1)) {
      return null;
    }
    JsonNode rows = size.isArray() ? size.path(0) : size;
    JsonNode columns = size.isArray() ? size.path(1) : size;
    return plain(new Operation.Upsampling(rows.asInt(2), columns.asInt(2)), nodes.input().axes());
  }

  /** Cells on each side: above and below, left and right. */
  private int[][] sides(String setting) {
    JsonNode sides = nodes.settings().path(setting);
    int[][] cells = new int[2][2];
    for (int axis = 0; axis < 2; axis++) {
      for (int side = 0; side < 2; side++) {
        JsonNode own = sides.size() == 4 ? sides.get(2 * axis + side) : sides;
        JsonNode both = own.isArray() ? own.get(axis) : own;
        cells[axis][side] = (both.isArray() ? both.get(side) : both).asInt();
      }
    }
    return cells;
  }

  /**
   * Keras turns images with the channels first before it flattens them, if the layer says that they
   * are; older versions have no such setting.
   */
  private @Nullable KerasTensor flatten() {
    if (isCell()) {
      return nodes.same(KerasTensor.Axes.VECTOR);
    }
    KerasTensor.Axes axes = nodes.input().axes();
    boolean isSaidFirst = nodes.settings().path("data_format").asText().equals("channels_first");
    if (isSaidFirst && axes == KerasTensor.Axes.CHANNELS_LAST && nodes.shape().cells() > 1) {
      return null;
    }
    boolean isFirst = axes == KerasTensor.Axes.CHANNELS_FIRST && !isSaidFirst;
    return flattened(
        isFirst ? Operation.Flatten.Order.CHANNEL_FIRST : Operation.Flatten.Order.CHANNEL_LAST);
  }

  private KerasTensor flattened(Operation.Flatten.Order order) {
    return plain(new Operation.Flatten(order), KerasTensor.Axes.VECTOR);
  }

  /** Shapes that only say otherwise where the rows, columns and channels are. */
  private @Nullable KerasTensor reshape() {
    int[] target = target();
    Shape shape = nodes.shape();
    KerasTensor.Axes axes = nodes.input().axes();
    if (shape.isVector()) {
      return ofVector(target);
    }
    if (target.length == 1 && target[0] == shape.size()) {
      return flattened(
          axes == KerasTensor.Axes.CHANNELS_FIRST
              ? Operation.Flatten.Order.CHANNEL_FIRST
              : Operation.Flatten.Order.CHANNEL_LAST);
    }
    int[] last = {shape.height(), shape.width(), shape.channels()};
    int[] first = {shape.channels(), shape.height(), shape.width()};
    int[] rows = {shape.height(), shape.width()};
    boolean isOne = shape.channels() == 1;
    if (Arrays.equals(target, last) && (axes != KerasTensor.Axes.CHANNELS_FIRST || isOne)) {
      return nodes.same(KerasTensor.Axes.CHANNELS_LAST);
    }
    if (Arrays.equals(target, first) && (axes == KerasTensor.Axes.CHANNELS_FIRST || isOne)) {
      return nodes.same(KerasTensor.Axes.CHANNELS_FIRST);
    }
    return Arrays.equals(target, rows) && isOne ? nodes.same(KerasTensor.Axes.ROWS) : null;
  }

  private int[] target() {
    JsonNode axes = nodes.settings().path("target_shape");
    int[] target = new int[axes.size()];
    int others = 1;
    for (int i = 0; i < target.length; i++) {
      target[i] = axes.get(i).asInt();
      others *= target[i] == -1 ? 1 : Math.max(1, target[i]);
    }
    for (int i = 0; i < target.length; i++) {
      target[i] = target[i] == -1 ? nodes.shape().size() / others : target[i];
    }
    return target;
  }

  /** A vector as maps of one cell, or maps of one cell as a vector. */
  private @Nullable KerasTensor ofVector(int... target) {
    int channels = nodes.shape().channels();
    if (target.length == 1 && target[0] == channels) {
      return nodes.same(KerasTensor.Axes.VECTOR);
    }
    if (Arrays.equals(target, new int[] {1, 1, channels})) {
      return nodes.same(KerasTensor.Axes.CHANNELS_LAST);
    }
    return Arrays.equals(target, new int[] {channels, 1, 1})
        ? nodes.same(KerasTensor.Axes.CHANNELS_FIRST)
        : null;
  }

  private @Nullable KerasTensor permute() {
    JsonNode dims = nodes.settings().path("dims");
    KerasTensor.Axes axes = nodes.input().axes();
    String order = dims.toString();
    if (order.equals("[1,2,3]") || order.equals("[1]")) {
      return nodes.input();
    }
    if (order.equals("[2,3,1]") && axes == KerasTensor.Axes.CHANNELS_FIRST) {
      return nodes.same(KerasTensor.Axes.CHANNELS_LAST);
    }
    return order.equals("[3,1,2]") && axes == KerasTensor.Axes.CHANNELS_LAST
        ? nodes.same(KerasTensor.Axes.CHANNELS_FIRST)
        : null;
  }

  /** Whether the maps have the size that the layer would give them. */
  private boolean isSize() {
    return nodes.settings().path("height").asInt() == nodes.shape().height()
        && nodes.settings().path("width").asInt() == nodes.shape().width();
  }

  /** Whether it enlarges by nothing, or cuts off nothing. */
  private boolean isOne(String setting) {
    String wanted = setting.equals("size") ? "1" : "0";
    return nodes
        .settings()
        .path(setting)
        .toString()
        .replaceAll("[\\[\\],]", "")
        .chars()
        .allMatch(digit -> digit == wanted.charAt(0));
  }
}
