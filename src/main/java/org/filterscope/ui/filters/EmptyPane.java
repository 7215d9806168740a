package org.filterscope.ui.filters;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.filterscope.task.Job;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.index.OpenIndex;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The placeholder shown when there are no units. Without an index, it invites the user to build
 * one.
 */
final class EmptyPane extends VBox {

  private final FiltersViewModel model;
  private final Messages words;
  private final Label title = new Label();
  private final Label text = new Label();
  private final Button index;

  EmptyPane(FiltersViewModel model, Subscriptions subscriptions) {
    this.model = model;
    words = model.words();
    setId("no-units");
    getStyleClass().add("invitation");
    setAlignment(Pos.CENTER);
    title.getStyleClass().add("wall-title");
    text.setId("no-units-text");
    text.getStyleClass().add("section-note");
    text.setWrapText(true);
    text.setMaxWidth(460);
    index = new Button(words.get("filters.index.new"), new FontIcon("mdal-create_new_folder"));
    index.setId("invite");
    index.getStyleClass().add("accent");
    index.setOnAction(event -> model.chooseFolder());
    getChildren().addAll(title, text, index);
    subscriptions.onValue(model.indexes().building().job(), this::invite);
  }

  /** Says why there are no units, or nothing if there are some. */
  void show(@Nullable LayerPatches patches, int units) {
    setVisible(units == 0);
    if (patches == null) {
      boolean isForeign = model.indexes().isForeign();
      boolean isComing =
          !isForeign && (!model.indexes().isListed() || !model.indexes().all().isEmpty());
      title.setText(isComing ? "" : words.get("filters.invite.title"));
      text.setText(
          words.get(
              isForeign
                  ? "filters.invite.foreign"
                  : isComing ? "filters.reading" : "filters.invite"));
      index.setVisible(!isComing);
    } else if (patches.units().isEmpty()) {
      title.setText("");
      text.setText(absence(patches.index(), patches.layer().name()));
      index.setVisible(!patches.index().knows(patches.layer().name()));
    } else {
      title.setText("");
      text.setText(words.get("filters.none.dead", patches.layer().name()));
      index.setVisible(false);
    }
    invite(model.indexes().building().job().get());
  }

  private String absence(OpenIndex open, String layer) {
    if (open.knows(layer)) {
      return words.get("filters.invite.coming");
    }
    return open.hasOtherWeights(layer)
        ? words.get("filters.layer.other-weights", layer, open.entry().name())
        : words.get("filters.layer.unknown", layer);
  }

  /** Disables the invitation while an index is being built. */
  private void invite(@Nullable Job<?> job) {
    index.setDisable(job != null);
    if (job != null && index.isVisible()) {
      text.setText(words.get("filters.invite.coming"));
    }
  }
}
