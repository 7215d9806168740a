package org.filterscope.ui.models;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;

/** Cards in columns of one width, which together fill the grid's. All cards are equally high. */
final class CardGrid extends TilePane {

  private static final double GAP = 16;
  private static final double LEAST_WIDTH = 290;

  private final DoubleBinding column = Bindings.createDoubleBinding(this::column, widthProperty());

  CardGrid() {
    super(GAP, GAP);
    setTileAlignment(Pos.TOP_LEFT);
    setMinWidth(0);
    setPrefColumns(1);
  }

  /** Shows these and no others. */
  void show(List<? extends Region> cards) {
    getChildren().forEach(card -> ((Region) card).prefWidthProperty().unbind());
    cards.forEach(card -> card.prefWidthProperty().bind(column));
    getChildren().setAll(cards);
  }

  private double column() {
    double width = Math.max(LEAST_WIDTH, getWidth());
    int columns = (int) ((width + GAP) / (LEAST_WIDTH + GAP));
    // A whole number, as rounding up would leave no room for the last column.
    return Math.floor((width - GAP * (columns - 1)) / columns);
  }
}
