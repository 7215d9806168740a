package org.filterscope.ui.models;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.export.ReadableLabels;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.store.ModelDescription;
import org.filterscope.network.store.StoredModel;
import org.filterscope.training.report.ReportSummary;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelList;
import org.filterscope.ui.control.Texts;

/**
 * The card of a model at hand: what it is, where it came from, how good it is, and buttons to use
 * and remove it.
 */
final class ModelCard extends VBox {

  private static final int SHOWN_OF_CHECKSUM = 12;
  private static final double TOOLTIP_WIDTH = 480;

  /** The most classes listed; more would make the card longer than the others. */
  private static final int SHOWN_CLASSES = 6;

  /** A network may have a hundred layers that a note is about. */
  private static final int MOST_LAYERS = 5;

  private final ModelsViewModel screen;
  private final Messages words;
  private final ModelList.AtHand atHand;
  private final StoredModel model;

  ModelCard(ModelsViewModel screen, ModelList.AtHand atHand) {
    this.screen = screen;
    this.words = screen.words();
    this.atHand = atHand;
    this.model = atHand.model();
    boolean isInUse = screen.isInUse(model);
    getStyleClass().add("model-card");
    if (isInUse) {
      getStyleClass().add("in-use");
    }
    getChildren()
        .addAll(
            head(),
            Texts.text(
                words.get(
                    "models.card.facts",
                    model.layers(),
                    model.classes(),
                    Texts.megabytes(model.bytes()))));
    classes();
    atHand.tuned().ifPresent(this::tuned);
    model.descriptor().ifPresent(this::describe);
    place();
    if (!atHand.fits() && !isInUse) {
      Label large = Texts.note(words.get("models.card.too-large", model.memory() >> 20));
      large.getStyleClass().add("warning");
      getChildren().add(large);
    }
    Region gap = new Region();
    setVgrow(gap, Priority.ALWAYS);
    getChildren().addAll(gap, buttons(isInUse));
  }

  private HBox head() {
    Label name = Texts.title(model.name());
    name.setTooltip(new Tooltip(model.file().toString()));
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    Label kind =
        new Label(
            words.get(
                "models.kind." + model.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    kind.getStyleClass().add("model-kind");
    kind.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(8, name, kind);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void classes() {
    List<String> all = ReadableLabels.of(model.labels()).names();
    String shown = String.join(", ", all.subList(0, Math.min(SHOWN_CLASSES, all.size())));
    int others = all.size() - SHOWN_CLASSES;
    Label classes =
        Texts.note(
            others > 0
                ? words.get("models.card.classes.more", shown, others)
                : words.get("models.card.classes", shown));
    if (others > 0 || !all.equals(model.labels())) {
      Tooltip whole = new Tooltip(String.join(", ", model.labels()));
      whole.setWrapText(true);
      whole.setMaxWidth(TOOLTIP_WIDTH);
      classes.setTooltip(whole);
    }
    getChildren().add(classes);
  }

  private void tuned(ModelList.Tuned tuned) {
    ReportSummary report = tuned.report();
    getChildren()
        .addAll(
            Texts.note(
                words.get(
                    "models.card.held-out",
                    report.right(),
                    report.heldOut(),
                    Math.round(100 * report.confidence95().low()),
                    Math.round(100 * report.confidence95().high()))),
            Texts.note(
                words.get(
                    "models.card.trained." + report.unfrozen().name().toLowerCase(Locale.ROOT),
                    tuned.base().orElseGet(() -> words.get("models.card.base.unknown")))));
  }

  /** Adds the date of a model made in the app, or the folder of one outside it. */
  private void place() {
    if (model.kind() == StoredModel.Kind.FINE_TUNED) {
      getChildren().add(Texts.note(words.get("models.card.saved", model.saved().toEpochMilli())));
    }
    if (atHand.isElsewhere()) {
      getChildren()
          .add(
              Texts.note(
                  words.get("models.card.folder", String.valueOf(model.file().getParent()))));
    }
  }

  private void describe(ModelDescription said) {
    if (!said.preset().isEmpty()) {
      getChildren().add(Texts.note(words.get("models.card.prepared", preset(said.preset()))));
    }
    getChildren().add(Texts.note(words.get("models.card.source", said.source())));
    if (!said.licence().isEmpty()) {
      getChildren().add(Texts.note(words.get("models.card.licence", said.licence())));
    }
    if (!said.sha256().isEmpty()) {
      Label checksum =
          Texts.note(
              words.get("models.card.checksum", said.sha256().substring(0, SHOWN_OF_CHECKSUM)));
      checksum.setTooltip(new Tooltip(said.sha256()));
      getChildren().add(checksum);
    }
    addSome("not-walkable", said.notWalkable());
    addSome("passed-over", said.passedOver());
  }

  /** Adds a note on some layers, of which a network may have a hundred. */
  private void addSome(String what, List<String> layers) {
    if (layers.isEmpty()) {
      return;
    }
    int more = layers.size() - MOST_LAYERS;
    Label note =
        Texts.note(
            more > 0
                ? words.get(
                    "models.card." + what + ".more", some(layers.subList(0, MOST_LAYERS)), more)
                : words.get("models.card." + what, some(layers)));
    note.setTooltip(more > 0 ? new Tooltip(some(layers)) : null);
    getChildren().add(note);
  }

  private static String some(List<String> layers) {
    return String.join(", ", layers);
  }

  /** The name of a preset, or its raw ID if the file is from a later version. */
  private String preset(String id) {
    return PreparationPreset.of(id).isPresent() ? words.get("models.preset." + id) : id;
  }

  private HBox buttons(boolean isInUse) {
    HBox buttons = new HBox(8);
    buttons.setAlignment(Pos.CENTER_LEFT);
    if (isInUse) {
      Label used = new Label(words.get("models.card.in-use"));
      used.getStyleClass().add("used");
      buttons.getChildren().add(used);
      addLabels(buttons);
      return buttons;
    }
    Button use = new Button(words.get("models.use"));
    use.setId("use-" + model.name());
    use.setAccessibleText(words.get("models.use.accessible", model.name()));
    use.setDisable(!atHand.fits());
    use.setOnAction(event -> screen.use(model));
    buttons.getChildren().add(use);
    if (atHand.isElsewhere()) {
      buttons
          .getChildren()
          .add(
              flat(
                  "forget-",
                  words.get("models.forget"),
                  words.get("models.forget.accessible", model.file().toString()),
                  () -> screen.forget(model.file())));
    } else if (model.kind() != StoredModel.Kind.BUILT_IN) {
      addLabels(buttons);
      buttons
          .getChildren()
          .add(
              flat(
                  "remove-",
                  words.get("models.remove"),
                  words.get("models.remove.accessible", model.name()),
                  () -> screen.remove(model)));
    }
    return buttons;
  }

  /** Classes can be named anew where their names are not in the model's own file. */
  private void addLabels(HBox buttons) {
    if (model.kind() == StoredModel.Kind.IMPORTED
        && model.descriptor().isPresent()
        && !atHand.isElsewhere()) {
      buttons
          .getChildren()
          .add(
              flat(
                  "label-",
                  words.get("models.label"),
                  words.get("models.label.accessible", model.name()),
                  () -> screen.label(model)));
    }
  }

  private Button flat(String id, String text, String accessible, Runnable action) {
    Button button = new Button(text);
    button.setId(id + model.name());
    button.getStyleClass().add("flat");
    button.setAccessibleText(accessible);
    button.setOnAction(event -> action.run());
    return button;
  }
}
