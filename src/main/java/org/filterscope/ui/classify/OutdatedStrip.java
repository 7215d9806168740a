package org.filterscope.ui.classify;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.control.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says that answers are from a model other than the one in use, and offers to classify again. */
final class OutdatedStrip extends HBox {

  private final Label text = Texts.text("");
  private final Messages words;

  OutdatedStrip(ClassifyViewModel model) {
    super(12);
    words = model.workspace().words();
    setId("outdated");
    getStyleClass().add("strip");
    setAlignment(Pos.CENTER_LEFT);
    text.setId("outdated-text");
    text.setMaxWidth(Double.MAX_VALUE);
    setHgrow(text, Priority.ALWAYS);
    Button again = new Button(words.get("classify.again"), new FontIcon("mdmz-refresh"));
    again.setId("classify-again");
    again.setMinWidth(Region.USE_PREF_SIZE);
    again.setTooltip(new Tooltip(words.get("classify.again.tooltip")));
    again.setOnAction(event -> model.classifyAgain());
    getChildren().addAll(text, again);
    model.outdated().addListener((property, old, now) -> Texts.show(this, now));
    model.workspace().model().addListener((property, old, now) -> name(now));
    name(model.workspace().model().get());
    Texts.show(this, model.outdated().get());
  }

  private void name(@Nullable ModelInUse used) {
    text.setText(used == null ? "" : words.get("classify.outdated", used.model().name()));
  }
}
