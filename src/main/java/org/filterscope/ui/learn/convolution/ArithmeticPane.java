package org.filterscope.ui.learn.convolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.lesson.convolution.CellArithmetic;
import org.filterscope.network.Activation;
import org.filterscope.network.ChannelKernels;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.learn.chapter.FunctionNames;
import org.filterscope.ui.unit.NumberFormats;
import org.jspecify.annotations.Nullable;

/**
 * How one cell is computed: inputs, weights and products for some input channels, then the sums of
 * all channels, the bias, the function and the result.
 */
final class ArithmeticPane extends VBox {

  private static final double SIGNS = 64;
  private static final double WIDEST_CELL = 46;
  private static final double NARROWEST_CELL = 12;
  private static final double CELL_HEIGHT = 19;

  /** The higher the kernels, the fewer channels fit. */
  private static final double HIGHEST = 200;

  private static final int MOST_CHANNELS = 3;

  private final Messages words;
  private final Executor desk;
  private final InputNames names;
  private final VBox rows = new VBox(3);
  private final Label which = Texts.note("");
  private final HBox paging;
  private final Label result = new Label();
  private final Label equation = new Label();
  private final List<ChannelRow> shown = new ArrayList<>();
  private @Nullable FilterCell cell;
  private double builtWidth;
  private int first;

  ArithmeticPane(Messages words, Executor desk, InputNames names) {
    super(6);
    this.words = words;
    this.desk = desk;
    this.names = names;
    setId("arithmetic");
    getStyleClass().add("arithmetic");
    which.setId("channels-shown");
    which.setMinWidth(Region.USE_PREF_SIZE);
    Label heading = Texts.heading(words.get("learn.arithmetic"));
    heading.setWrapText(true);
    heading.setMinHeight(Region.USE_PREF_SIZE);
    paging =
        new HBox(
            4,
            heading,
            Texts.spring(),
            which,
            pager("mdal-chevron_left", "learn.arithmetic.before", -1),
            pager("mdal-chevron_right", "learn.arithmetic.after", 1));
    paging.setAlignment(Pos.CENTER_LEFT);
    equation.setId("equation");
    equation.getStyleClass().add("equation");
    equation.setWrapText(true);
    equation.setMinHeight(Region.USE_PREF_SIZE);
    // Screen reader users come here by Tab and hear the same numbers.
    equation.setFocusTraversable(true);
    equation.setAccessibleRole(AccessibleRole.TEXT);
    result.setId("result");
    result.getStyleClass().add("section-note");
    result.setWrapText(true);
    result.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(paging, rows, equation, result);
    widthProperty().addListener((property, old, now) -> widened());
  }

  /** Shows a cell; null for none. */
  void show(@Nullable FilterCell now) {
    FilterCell before = cell;
    cell = now;
    setVisible(now != null);
    if (now == null) {
      return;
    }
    if (before == null || !before.of().equals(now.of())) {
      boolean isAlike =
          before != null
              && before.of().filter().kernels().inputs() == now.of().filter().kernels().inputs();
      first = isAlike ? first : 0;
      build(now.of());
    }
    refresh(now);
  }

  private void widened() {
    FilterCell now = cell;
    if (now != null && Math.abs(getWidth() - builtWidth) > 8) {
      build(now.of());
      refresh(now);
    }
  }

  private void page(int by) {
    FilterCell now = cell;
    if (now == null) {
      return;
    }
    int count = count(now.of());
    int next = first + by * count;
    if (next >= 0 && next < now.of().order().length) {
      first = next;
      build(now.of());
      refresh(now);
    }
  }

  private void build(SlidingFilter filter) {
    builtWidth = getWidth();
    ChannelKernels kernels = filter.filter().kernels();
    double free = getWidth() - ChannelRow.THUMBNAIL - ChannelRow.SUM - SIGNS - 24;
    double cellWidth =
        Math.floor(Math.max(NARROWEST_CELL, Math.min(free / (3 * kernels.width()), WIDEST_CELL)));
    shown.clear();
    int end = Math.min(first + count(filter), filter.order().length);
    for (int i = first; i < end; i++) {
      int channel = filter.order()[i];
      shown.add(
          new ChannelRow(
              desk,
              filter,
              channel,
              names.of(filter.unit(), channel),
              cellWidth,
              Math.min(CELL_HEIGHT, cellWidth)));
    }
    rows.getChildren().setAll(shown);
    int all = filter.order().length;
    boolean isPart = shown.size() < all;
    which.setText(isPart ? words.get("learn.arithmetic.which", first + 1, end, all) : "");
    paging.getChildren().stream().skip(3).forEach(button -> Texts.show(button, isPart));
  }

  private static int count(SlidingFilter filter) {
    double height = filter.filter().kernels().height() * CELL_HEIGHT;
    int room = (int) (HIGHEST / Math.max(height, ChannelRow.THUMBNAIL));
    return Math.max(1, Math.min(room, MOST_CHANNELS));
  }

  private void refresh(FilterCell now) {
    CellArithmetic arithmetic = now.arithmetic();
    double[] products = arithmetic.products();
    double[] partial = arithmetic.partialSums().ofChannels();
    double sum = arithmetic.sum();
    double rest = sum - arithmetic.bias();
    StringBuilder terms = new StringBuilder();
    for (ChannelRow row : shown) {
      row.show(now, products, partial[row.channel()]);
      rest -= partial[row.channel()];
      terms.append(terms.length() == 0 ? "" : plus(partial[row.channel()]));
      terms.append(terms.length() == 0 ? NumberFormats.of(partial[row.channel()]) : "");
    }
    int others = partial.length - shown.size();
    String all =
        others == 0
            ? terms.toString()
            : words.get("learn.arithmetic.others", terms, plus(rest).strip(), others);
    equation.setText(
        words.get(
            "learn.arithmetic.sum", all, plus(arithmetic.bias()).strip(), NumberFormats.of(sum)));
    result.setText(result(now, sum));
    equation.setAccessibleText(equation.getText() + ". " + result.getText());
  }

  private String result(FilterCell now, double sum) {
    Activation.Kind function = now.arithmetic().function().kind();
    String value = NumberFormats.of(now.value());
    if (now.of().unit() == null) {
      return words.get("learn.arithmetic.result.own", value);
    }
    return words.get(
        function == Activation.Kind.RELU && sum < 0
            ? "learn.arithmetic.result.cut"
            : "learn.arithmetic.result",
        FunctionNames.of(words, function),
        NumberFormats.of(sum),
        value);
  }

  /** A number to be added, with its sign. */
  private static String plus(double value) {
    return String.format(
        Locale.ROOT, " %s %s", value < 0 ? "\u2212" : "+", NumberFormats.of(Math.abs(value)));
  }

  private IconButton pager(String icon, String key, int by) {
    String name = words.get(key);
    return new IconButton(icon, name, name, () -> page(by));
  }
}
