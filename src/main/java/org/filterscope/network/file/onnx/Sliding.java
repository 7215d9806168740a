package org.filterscope.network.file.onnx;

import org.filterscope.network.Shape;
import org.filterscope.network.Window;

/**
 * How an operation's window slides.
 *
 * @param node the operation
 * @param height of the window
 * @param width of the window
 */
record Sliding(OnnxNode node, int height, int width) {

  /** The sliding of a pooling, whose window is a setting. */
  static Sliding of(OnnxNode node) {
    int[] kernel = node.numbers("kernel_shape");
    if (kernel.length != 2) {
      throw new IllegalArgumentException(kernel.length + " dimensions");
    }
    return new Sliding(node, kernel[0], kernel[1]);
  }

  /** Along the rows of maps of this shape. */
  Window vertical(Shape maps) {
    return window(0, height, maps.height());
  }

  /** Along their columns. */
  Window horizontal(Shape maps) {
    return window(1, width, maps.width());
  }

  /** Requires that the window is one cell that moves over one. */
  void requireOne() {
    Shape one = Shape.maps(1, 1, 1);
    if (height != 1 || width != 1 || vertical(one).outputs(1) != 1 || isPadded()) {
      throw new IllegalArgumentException("A window of " + height + " x " + width + " over a cell");
    }
  }

  /** Whether the file gives padding, rather than a rule for it. */
  boolean isPadded() {
    for (int pad : node.numbers("pads")) {
      if (pad != 0) {
        return true;
      }
    }
    return false;
  }

  private Window window(int axis, int kernel, int cells) {
    int stride = setting("strides", axis);
    int dilation = setting("dilations", axis);
    Window plain =
        switch (node.text("auto_pad", "NOTSET")) {
          case "SAME_UPPER" -> Window.same(kernel, stride, dilation, cells);
          case "SAME_LOWER" -> turned(Window.same(kernel, stride, dilation, cells));
          case "VALID" -> new Window(kernel, stride, 0, 0, dilation);
          default -> padded(axis, kernel, stride, dilation);
        };
    return node.number("ceil_mode", 0) == 0 ? plain : hanging(plain, cells);
  }

  private int setting(String name, int axis) {
    int[] values = node.numbers(name, 1, 1);
    if (values.length != 2) {
      throw new IllegalArgumentException(name + " of " + values.length + " dimensions");
    }
    return values[axis];
  }

  private Window padded(int axis, int kernel, int stride, int dilation) {
    int[] pads = node.numbers("pads", 0, 0, 0, 0);
    if (pads.length != 4) {
      throw new IllegalArgumentException("Padding of " + pads.length + " sides");
    }
    return new Window(kernel, stride, pads[axis], pads[axis + 2], dilation);
  }

  private static Window turned(Window window) {
    int above = window.after();
    int below = window.before();
    return new Window(window.kernel(), window.stride(), above, below, window.dilation());
  }

  /** With room for a last window that hangs over the end, as long as it begins before the end. */
  private static Window hanging(Window window, int cells) {
    int room = cells + window.before() + window.after() - window.span();
    int outputs = (room + window.stride() - 1) / window.stride() + 1;
    if ((outputs - 1) * window.stride() >= cells + window.before()) {
      outputs--;
    }
    int needed = (outputs - 1) * window.stride() + window.span() - cells - window.before();
    return new Window(
        window.kernel(),
        window.stride(),
        window.before(),
        Math.max(window.after(), needed),
        window.dilation());
  }
}
