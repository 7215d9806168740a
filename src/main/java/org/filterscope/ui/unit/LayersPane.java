package org.filterscope.ui.unit;

import atlantafx.base.controls.Spacer;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.network.Node;
import org.filterscope.ui.Messages;
import org.jspecify.annotations.Nullable;

/** The list of layers with their shapes. */
public final class LayersPane extends VBox {

  private static final double ROW = 24;

  /** The value that stands for no row. */
  private static final int NONE = -1;

  private final ListView<Node> list = new ListView<>();
  private final List<Node> layers;

  /**
   * A list.
   *
   * @param layers in the network's order
   * @param chosen the selected layer, which is marked
   * @param choice called with the layer that the user chooses
   */
  public LayersPane(
      List<Node> layers, ObservableValue<Node> chosen, Consumer<Node> choice, Messages words) {
    this.layers = List.copyOf(layers);
    Label title = new Label(words.get("explore.layers"));
    title.getStyleClass().add("section-title");
    title.setLabelFor(list);

    list.setId("layers");
    list.getStyleClass().addAll("dense", "layers");
    list.setItems(FXCollections.observableArrayList(layers));
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new LayerCell());
    list.setAccessibleText(words.get("explore.layers.accessible"));
    setVgrow(list, Priority.ALWAYS);
    list.setMinHeight(4 * ROW);
    list.setPrefHeight(5 * ROW);
    getChildren().addAll(title, list);

    show(chosen.getValue());
    chosen.addListener((property, old, now) -> show(now));
    // Content above the list may take room from it, so scroll only once the list has its new
    // height.
    list.heightProperty().addListener((property, old, now) -> Platform.runLater(this::reveal));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, old, now) -> {
              if (now != null) {
                choice.accept(now);
              }
            });
  }

  private void show(Node layer) {
    int row = layers.indexOf(layer);
    if (list.getSelectionModel().getSelectedIndex() != row) {
      list.getSelectionModel().select(row);
    }
    reveal();
  }

  /** Scrolls as little as needed to show the selected layer and its neighbour. */
  private void reveal() {
    int row = list.getSelectionModel().getSelectedIndex();
    int rows = Math.max(1, (int) ((list.getHeight() - list.snappedTopInset()) / ROW));
    if (row < 0) {
      return;
    }
    int first =
        list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? firstInView(flow) : NONE;
    if (first == NONE || row < first) {
      list.scrollTo(Math.max(0, row - 1));
    } else if (row >= first + rows) {
      list.scrollTo(Math.min(row, row - rows + 2));
    }
  }

  /** The first row that is fully in view. */
  private static int firstInView(VirtualFlow<?> flow) {
    IndexedCell<?> first = flow.getFirstVisibleCell();
    if (first == null) {
      return NONE;
    }
    return first.getLayoutY() < -1 ? first.getIndex() + 1 : first.getIndex();
  }

  private static final class LayerCell extends ListCell<Node> {
    private final Label name = new Label();
    private final Label shape = new Label();
    private final HBox row = new HBox(3, name, new Spacer(), shape);
    private final Tooltip whole = new Tooltip();

    LayerCell() {
      name.getStyleClass().add("layer-name");
      shape.getStyleClass().add("layer-shape");
      row.setAlignment(Pos.CENTER_LEFT);
      name.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
      // As wide as the list, not as wide as the text: a narrow list truncates shapes and never
      // scrolls sideways.
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Node layer, boolean empty) {
      super.updateItem(layer, empty);
      setText(null);
      if (layer == null || empty) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      // Only the path of a layer in an inner model may be too long for the list.
      name.setMinWidth(layer.name().contains("/") ? 0 : Region.USE_PREF_SIZE);
      // The tooltip has the full text, since long names leave little room for shapes.
      whole.setText(layer.name() + "  " + layer.shape());
      setTooltip(whole);
      name.setText(layer.name());
      shape.setText(layer.shape().toString());
      setAccessibleText(layer.name() + ", " + layer.shape());
      setGraphic(row);
    }
  }
}
