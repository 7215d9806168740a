package org.filterscope.ui.explore.why;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exportable;

/** One explanation: what it shows and does not, its controls and its figure, scrolled if needed. */
abstract class PartView extends LiveScroll implements AutoCloseable {

  private static final double INSETS = 24;
  private static final double GAP = 10;

  final Messages words;
  final Subscriptions subscriptions = new Subscriptions();

  /**
   * Starts with the text alone.
   *
   * @param shown says what it shows
   * @param hidden says what it does not show
   */
  PartView(Messages words, String shown, String hidden) {
    this.words = words;
    Label shows = Texts.text(shown);
    Label limits = Texts.note(hidden);
    VBox content = new VBox(GAP, shows, limits);
    content.getStyleClass().add("why-content");
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().addAll("edge-to-edge", "why-part");
  }

  /** Adds figures and controls below the text. */
  final void add(Node... nodes) {
    ((VBox) getContent()).getChildren().addAll(nodes);
  }

  /** The side of pictures of which several stand side by side over the whole width. */
  final DoubleBinding side(int beside, double least, double most) {
    return Bindings.createDoubleBinding(
        () -> {
          double room = getViewportBounds().getWidth() - INSETS - (beside - 1) * GAP;
          return Math.floor(Math.max(least, Math.min(room / beside, most)));
        },
        viewportBoundsProperty());
  }

  /** What is saved and copied where nothing in particular has the focus. */
  abstract Optional<Exportable> exhibit();

  @Override
  public void close() {
    subscriptions.close();
  }
}
