package org.filterscope.ui.train.report;

import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The next steps with a model that is in use. */
final class NextSteps extends HBox {

  NextSteps(Messages words, ReportActions actions, ObservableBooleanValue isInUse) {
    super(8);
    setId("next-steps");
    getStyleClass().add("next-steps");
    setAlignment(Pos.CENTER_LEFT);
    Label text = Texts.text(words.get("train.next"));
    Button classify = new Button(words.get("train.next.classify"), new FontIcon("mdal-fact_check"));
    classify.setId("next-classify");
    classify.setMinWidth(USE_PREF_SIZE);
    classify.setOnAction(event -> actions.toClassify());
    Button explore = new Button(words.get("train.next.explore"), new FontIcon("mdal-image_search"));
    explore.setId("next-explore");
    explore.setMinWidth(USE_PREF_SIZE);
    explore.setOnAction(event -> actions.toExplore());
    getChildren().addAll(text, Texts.spring(), classify, explore);
    // Bound, which lets this go with its report, while the model in use is asked as long as the
    // app.
    visibleProperty().bind(isInUse);
    managedProperty().bind(visibleProperty());
  }
}
