package org.filterscope.ui.models;

import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.network.file.ModelFile;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelList;
import org.filterscope.ui.control.Texts;

/**
 * The card of a file that was used as a model and cannot be used now: says why, and offers to
 * forget it.
 */
final class UnavailableCard extends VBox {

  UnavailableCard(ModelsViewModel screen, ModelList.Unavailable unavailable) {
    Messages words = screen.words();
    Path file = unavailable.file();
    getStyleClass().add("model-card");
    Label name = Texts.title(ModelFile.name(file));
    name.setTooltip(new Tooltip(file.toString()));
    Label reason = Texts.text(unavailable.reason().getLocalizedMessage());
    reason.getStyleClass().add("warning");
    Button forget = new Button(words.get("models.forget"));
    forget.setId("forget-" + ModelFile.name(file));
    forget.setAccessibleText(words.get("models.forget.accessible", file.toString()));
    forget.setOnAction(event -> screen.forget(file));
    Region gap = new Region();
    setVgrow(gap, Priority.ALWAYS);
    getChildren().addAll(name, reason, gap, forget);
  }
}
