package org.filterscope.ui.models;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.network.store.ModelDescription;
import org.filterscope.network.store.StoredModel;
import org.filterscope.ui.Messages;

/** A model that is at hand: what it is, where it came from, Use and Remove. */
final class ModelCard extends VBox {

  private static final int SHOWN_OF_CHECKSUM = 12;

  private final ModelsViewModel screen;
  private final Messages words;

  ModelCard(ModelsViewModel screen, ModelList.AtHand atHand) {
    this.screen = screen;
    this.words = screen.words();
    StoredModel model = atHand.model();
    boolean isInUse = screen.isInUse(model);
    getStyleClass().add("model-card");
    if (isInUse) {
      getStyleClass().add("in-use");
    }
    Label name = Texts.title(model.name());
    name.setTooltip(new Tooltip(model.file().toString()));
    HBox.setHgrow(name, Priority.ALWAYS);
    Label kind = new Label(kind(model));
    kind.getStyleClass().add("model-kind");
    kind.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(8, name, kind);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren()
        .addAll(
            head,
            Texts.text(
                words.get(
                    "models.card.facts",
                    model.layers(),
                    model.classes(),
                    Texts.megabytes(model.bytes()))));
    model.descriptor().ifPresent(this::describe);
    if (!atHand.fits() && !isInUse) {
      Label large = Texts.note(words.get("models.card.too-large", model.memory() >> 20));
      large.getStyleClass().add("warning");
      getChildren().add(large);
    }
    Region gap = new Region();
    setVgrow(gap, Priority.ALWAYS);
    getChildren().addAll(gap, buttons(model, isInUse, atHand.fits()));
  }

  private void describe(ModelDescription said) {
    if (!said.preset().isEmpty()) {
      getChildren().add(Texts.note(words.get("models.card.prepared", said.preset())));
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
    if (!said.notWalkable().isEmpty()) {
      getChildren()
          .add(
              Texts.note(
                  words.get("models.card.not-walkable", String.join(", ", said.notWalkable()))));
    }
  }

  private HBox buttons(StoredModel model, boolean isInUse, boolean fits) {
    HBox buttons = new HBox(8);
    buttons.setAlignment(Pos.CENTER_LEFT);
    if (isInUse) {
      Label used = new Label(words.get("models.card.in-use"));
      used.getStyleClass().add("used");
      buttons.getChildren().add(used);
    } else {
      Button use = new Button(words.get("models.use"));
      use.setId("use-" + model.name());
      use.setAccessibleText(words.get("models.use.accessible", model.name()));
      use.setDisable(!fits);
      use.setOnAction(event -> screen.use(model));
      buttons.getChildren().add(use);
    }
    if (model.kind() != StoredModel.Kind.BUILT_IN && !isInUse) {
      Button remove = new Button(words.get("models.remove"));
      remove.setId("remove-" + model.name());
      remove.getStyleClass().add("flat");
      remove.setAccessibleText(words.get("models.remove.accessible", model.name()));
      remove.setOnAction(event -> screen.remove(model));
      buttons.getChildren().add(remove);
    }
    return buttons;
  }

  private String kind(StoredModel model) {
    return words.get(
        "models.kind." + model.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
