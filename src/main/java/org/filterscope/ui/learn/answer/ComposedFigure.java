package org.filterscope.ui.learn.answer;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.filterscope.image.Box;
import org.filterscope.network.Region;
import org.filterscope.network.Window;
import org.filterscope.ui.control.LabelConverter;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.unit.NumberFormats;

/**
 * Two convolutions without a function between them, the single convolution that they equal, and the
 * network's own map.
 */
final class ComposedFigure extends PhotographFigure {

  private static final double LEAST_SIDE = 150;
  private static final double MOST_SIDE = 280;
  private static final double GAP = 12;

  private final ComposedViewModel model;
  private final UnitSpinner unit;
  private final MapFigure two;
  private final MapFigure one;
  private final MapFigure own;
  private final Label same = Texts.text("");
  private final Label border = Texts.note("");

  ComposedFigure(Lesson lesson, ComposedViewModel model) {
    super(lesson.words(), model, 10);
    this.model = model;
    unit = new UnitSpinner(words, "composed-unit", model.unit()::set);
    DoubleBinding side =
        Bindings.createDoubleBinding(
            () -> Math.max(LEAST_SIDE, Math.min(MOST_SIDE, (content.getWidth() - 2 * GAP) / 3 - 1)),
            content.widthProperty());
    two = new MapFigure(lesson, "map-two", side);
    one = new MapFigure(lesson, "map-one", side);
    own = new MapFigure(lesson, "map-own", side);
    same.setId("composed-same");
    if (model.pairs().isEmpty()) {
      Label why = Texts.text(words.get("learn.composed.none"));
      why.setId("composed-none");
      content.getChildren().add(why);
      return;
    }
    FlowPane maps = new FlowPane(GAP, GAP, two, one, own);
    content.getChildren().addAll(controls(), maps, same, border, working("composed-work"));
    subscriptions.add(StaleMark.follow(model.busy(), maps, same));
    subscriptions.onChange(model.composed(), this::show);
    show();
  }

  private FlowPane controls() {
    ComboBox<ConvolutionPair> pairs = new ComboBox<>();
    pairs.setId("composed-pair");
    pairs.getStyleClass().add("small");
    pairs.getItems().setAll(model.pairs());
    pairs.setConverter(
        new LabelConverter<>(
            pair -> words.get("learn.composed.pair", pair.first().name(), pair.second().name())));
    pairs.setValue(model.pair().get());
    pairs.setOnAction(event -> model.pair().set(pairs.getValue()));
    pairs.setAccessibleText(words.get("learn.composed.pairs"));
    Label label = new Label(words.get("learn.composed.pairs"));
    label.setLabelFor(pairs);
    HBox pair = new HBox(6, label, pairs);
    pair.setAlignment(Pos.CENTER_LEFT);
    return new FlowPane(14, 6, pair, unit);
  }

  private void show() {
    LinearPair.Composed shown = model.composed().get();
    Texts.show(same, shown != null);
    Texts.show(border, shown != null);
    if (shown == null) {
      two.show("", null);
      one.show("", null);
      own.show("", null);
      return;
    }
    ConvolutionPair pair = shown.pair().pair();
    unit.show(shown.unit(), pair.second().shape().channels());
    Window rows = shown.composed().filter().vertical();
    Window columns = shown.composed().filter().horizontal();
    two.show(words.get("learn.composed.two"), shown.two());
    one.show(words.get("learn.composed.one", rows.kernel(), columns.kernel()), shown.one());
    own.show(words.get("learn.composed.own"), shown.own());
    Region inside = shown.composed().interior();
    Box marked = new Box(inside.left(), inside.top(), inside.right(), inside.bottom());
    two.mark(marked);
    one.mark(marked);
    same.setText(
        words.get(
            "learn.composed.same",
            pair.second().name() + " / " + shown.unit(),
            NumberFormats.of(shown.difference())));
    border.setText(words.get("learn.composed.border"));
  }
}
