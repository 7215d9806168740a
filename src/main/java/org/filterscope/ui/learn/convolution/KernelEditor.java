package org.filterscope.ui.learn.convolution;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.filterscope.lesson.convolution.KernelPreset;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Segments;

/** Edits a typed kernel: its numbers, presets, size, stride and padding. */
final class KernelEditor extends HBox {

  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
  private static final double FIELD = 52;

  private final Messages words;
  private final ObjectProperty<OwnKernel> kernel;
  private final GridPane grid = new GridPane();
  private final Segments<KernelPreset> presets = new Segments<>();
  private final Segments<Integer> sizes = new Segments<>();
  private final IntegerSpinnerValueFactory stride =
      new IntegerSpinnerValueFactory(1, OwnKernel.LARGEST_STRIDE, 1);
  private final IntegerSpinnerValueFactory padding =
      new IntegerSpinnerValueFactory(0, Collections.max(OwnKernel.SIZES), 1);
  private TextField[] fields = {};
  private boolean isShowing;

  KernelEditor(Messages words, ObjectProperty<OwnKernel> kernel) {
    super(14);
    this.words = words;
    this.kernel = kernel;
    setAlignment(Pos.CENTER_LEFT);
    grid.setHgap(2);
    grid.setVgap(2);
    presets.setId("presets");
    for (KernelPreset preset : KernelPreset.values()) {
      String name = words.get("learn.preset." + preset.name().toLowerCase(Locale.ROOT));
      presets
          .add(
              preset,
              name,
              words.get("learn.preset." + preset.name().toLowerCase(Locale.ROOT) + ".what"))
          .setId("preset-" + preset.name().toLowerCase(Locale.ROOT));
    }
    presets.onChoice(preset -> kernel.set(kernel.get().with(preset)));
    sizes.setId("kernel-size");
    for (int size : OwnKernel.SIZES) {
      sizes.add(
          size, words.get("learn.kernel.size", size), words.get("learn.kernel.size.tooltip", size));
    }
    sizes.onChoice(this::resize);
    HBox sliding =
        new HBox(
            6,
            sizes,
            spinner("stride", words.get("learn.stride"), stride),
            spinner("padding", words.get("learn.padding"), padding));
    sliding.setAlignment(Pos.CENTER_LEFT);
    VBox choices = new VBox(6, presets, sliding);
    choices.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(grid, choices);
    kernel.addListener((property, old, now) -> show(now));
    show(kernel.get());
  }

  /** Presets exist in every size; other kernels keep their numbers. */
  private void resize(int size) {
    OwnKernel now = kernel.get();
    OwnKernel resized = now.ofSize(size);
    OwnKernel padded = resized.sliding(now.stride(), size / 2);
    kernel.set(preset(now).map(padded::with).orElse(padded));
  }

  private HBox spinner(String id, String name, IntegerSpinnerValueFactory values) {
    Spinner<Integer> spinner = new Spinner<>(values);
    spinner.setId(id);
    spinner.setPrefWidth(70);
    spinner.getStyleClass().add("small");
    spinner.setAccessibleText(name);
    Label label = new Label(name);
    label.setMinWidth(USE_PREF_SIZE);
    label.setLabelFor(spinner);
    values
        .valueProperty()
        .addListener(
            (property, old, now) -> {
              if (!isShowing) {
                kernel.set(kernel.get().sliding(stride.getValue(), padding.getValue()));
              }
            });
    HBox box = new HBox(4, label, spinner);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private void show(OwnKernel now) {
    isShowing = true;
    if (fields.length != now.weights().length) {
      build(now.size());
    }
    for (int i = 0; i < fields.length; i++) {
      Optional<Float> typed = number(fields[i].getText());
      // The field that is being edited stays as it is.
      if (typed.isEmpty() || typed.get() != now.weights()[i]) {
        fields[i].setText(text(now.weights()[i]));
      }
    }
    presets.show(preset(now).orElse(null));
    sizes.show(now.size());
    stride.setValue(now.stride());
    padding.setValue(now.padding());
    isShowing = false;
  }

  private void build(int size) {
    fields = new TextField[size * size];
    grid.getChildren().clear();
    for (int i = 0; i < fields.length; i++) {
      TextField field = new TextField();
      field.setId("weight-" + i);
      field.getStyleClass().addAll("small", "weight-field");
      field.setPrefWidth(FIELD);
      field.setMinWidth(FIELD);
      field.setAccessibleText(words.get("learn.kernel.weight", i / size + 1, i % size + 1));
      int tap = i;
      field.textProperty().addListener((property, old, now) -> typed(field, tap, now));
      fields[i] = field;
      grid.add(field, i % size, i / size);
    }
  }

  private void typed(TextField field, int tap, String text) {
    Optional<Float> number = number(text);
    field.pseudoClassStateChanged(WRONG, number.isEmpty());
    if (!isShowing && number.isPresent()) {
      kernel.set(kernel.get().with(tap, number.get()));
    }
  }

  private static Optional<KernelPreset> preset(OwnKernel kernel) {
    for (KernelPreset preset : KernelPreset.values()) {
      if (kernel.with(preset).equals(kernel)) {
        return Optional.of(preset);
      }
    }
    return Optional.empty();
  }

  /** A number with a decimal point or a comma; empty if it is not a number. */
  static Optional<Float> number(String text) {
    try {
      float number = Float.parseFloat(text.strip().replace(',', '.'));
      return Float.isFinite(number) ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String text(float weight) {
    return weight == Math.rint(weight) && Math.abs(weight) < 1e6
        ? Integer.toString((int) weight)
        : Float.toString(weight);
  }
}
