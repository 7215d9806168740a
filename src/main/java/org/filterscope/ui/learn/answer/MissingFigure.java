package org.filterscope.ui.learn.answer;

import javafx.scene.Node;
import javafx.scene.control.Label;
import org.filterscope.ui.control.Texts;

/** Says why a model has no such figure. */
final class MissingFigure implements StepFigure {

  private final Label why;

  MissingFigure(String reason) {
    why = Texts.text(reason);
    why.setId("missing");
    why.getStyleClass().setAll("label", "empty-hint");
  }

  @Override
  public Node node() {
    return why;
  }

  @Override
  public boolean needsPhotograph() {
    return false;
  }
}
