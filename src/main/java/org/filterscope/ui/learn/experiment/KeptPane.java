package org.filterscope.ui.learn.experiment;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.experiment.result.KeptResults;
import org.filterscope.experiment.result.Result;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.jspecify.annotations.Nullable;

/** The results that were kept, each to be shown, compared or removed. */
final class KeptPane extends VBox {

  private final Messages words;
  private final ExperimentViewModel model;

  KeptPane(Messages words, ExperimentViewModel model) {
    super(4);
    this.words = words;
    this.model = model;
    setId("kept-results");
    model.kept().addListener((property, old, now) -> show());
    model.compared().addListener((property, old, now) -> show());
    show();
  }

  private void show() {
    getChildren().clear();
    KeptResults.Listing listing = model.kept().get();
    Texts.show(this, !listing.results().isEmpty() || !listing.damaged().isEmpty());
    getChildren().add(Texts.heading(words.get("learn.experiment.kept")));
    listing.results().forEach(kept -> getChildren().add(row(kept)));
    listing
        .damaged()
        .forEach(
            file ->
                getChildren()
                    .add(Texts.note(words.get("learn.experiment.damaged", file.toString()))));
  }

  private HBox row(KeptResults.Kept kept) {
    Result result = kept.result();
    Label about = Texts.text(ResultFigure.about(words, result));
    KeptResults.@Nullable Kept compared = model.compared().get();
    boolean isCompared = kept.equals(compared);
    HBox row =
        new HBox(
            8,
            button("show", () -> model.show(kept)),
            button(
                isCompared ? "uncompare" : "compare",
                () -> model.compare(isCompared ? null : kept)),
            button("remove", () -> model.remove(kept)),
            about);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Button button(String name, Runnable action) {
    Button button = new Button(words.get("learn.experiment.kept." + name));
    button.getStyleClass().addAll("small", "kept-" + name);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }
}
