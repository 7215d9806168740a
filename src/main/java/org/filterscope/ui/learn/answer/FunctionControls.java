package org.filterscope.ui.learn.answer;

import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LabelConverter;
import org.filterscope.ui.control.Segments;
import org.filterscope.ui.control.Subscriptions;

/** The layer, and the function that is tried on its sums. */
final class FunctionControls extends FlowPane {

  private final Messages words;
  private final FunctionChoice choice;
  private final HBox functions = new HBox();
  private List<Activation> offered = List.of();

  FunctionControls(Messages words, String id, FunctionChoice choice, Subscriptions subscriptions) {
    super(14, 6);
    setRowValignment(VPos.CENTER);
    this.words = words;
    this.choice = choice;
    ComboBox<Node> layers = new ComboBox<>();
    layers.setId(id + "-layer");
    layers.getStyleClass().add("small");
    layers.getItems().setAll(choice.layers());
    layers.setConverter(new LabelConverter<>(Node::name));
    layers.valueProperty().bindBidirectional(choice.layer());
    subscriptions.add(() -> layers.valueProperty().unbindBidirectional(choice.layer()));
    Label label = new Label(words.get("learn.functions.layer"));
    label.setLabelFor(layers);
    layers.setAccessibleText(words.get("learn.functions.layer"));
    HBox layer = new HBox(6, label, layers);
    layer.setAlignment(Pos.CENTER_LEFT);
    functions.setId(id + "-function");
    getChildren().addAll(layer, functions);
    subscriptions.onChange(choice.layer(), this::offer);
    offer();
  }

  /** A layer may have a function that is not in the list; then the list is different. */
  private void offer() {
    Node layer = choice.layer().get();
    List<Activation> now = TriedFunctions.choices(layer);
    if (now.equals(offered)) {
      return;
    }
    offered = now;
    Segments<Activation> segments = new Segments<>();
    for (Activation function : now) {
      String name = TriedFunctions.name(words, function);
      boolean isOwn = function.equals(layer.activation());
      segments.add(
          function,
          name,
          words.get(
              isOwn ? "learn.functions.own.tooltip" : "learn.functions.other.tooltip",
              TriedFunctions.formula(words, function)));
    }
    if (!now.contains(choice.function().get())) {
      choice.function().set(layer.activation());
    }
    segments.bind(choice.function());
    functions.getChildren().setAll(segments);
  }
}
