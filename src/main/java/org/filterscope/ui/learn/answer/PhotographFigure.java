package org.filterscope.ui.learn.answer;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Subscriptions;

/** A figure of the photograph in use, which follows a view model until it is closed. */
abstract class PhotographFigure implements StepFigure {

  final Messages words;
  final Subscriptions subscriptions = new Subscriptions();
  final VBox content;
  private final FigureViewModel<?> model;

  /**
   * Creates an empty figure.
   *
   * @param model what it shows; closed together with the figure
   * @param spacing between its parts
   */
  PhotographFigure(Messages words, FigureViewModel<?> model, double spacing) {
    this.words = words;
    this.model = model;
    content = new VBox(spacing);
  }

  @Override
  public final VBox node() {
    return content;
  }

  @Override
  public final void look(boolean isNow) {
    model.look(isNow);
  }

  @Override
  public final void close() {
    subscriptions.close();
    model.close();
  }

  /** A line that says that the network is at work. */
  final WorkingLine working(String id) {
    return working(id, new ReadOnlyStringWrapper(words.get("learn.functions.working")));
  }

  /**
   * A line that says what is being computed.
   *
   * @param id what the ids of its parts begin with
   */
  final WorkingLine working(String id, ObservableValue<String> what) {
    return new WorkingLine(words, id, model, what, subscriptions);
  }
}
