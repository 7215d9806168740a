package org.filterscope.ui.learn.convolution;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.image.Box;
import org.filterscope.network.Preparation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.control.MarkedPicture;
import org.filterscope.ui.control.Segments;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.learn.chapter.PlayBar;
import org.filterscope.ui.learn.chapter.Playing;
import org.filterscope.ui.unit.ColourBar;
import org.filterscope.ui.unit.NumberFormats;
import org.jspecify.annotations.Nullable;

/** Photograph and map with the window over both, the filter's choice above, arithmetic below. */
final class FilterView extends LiveScroll {

  private static final double LEAST_PICTURE = 126;
  private static final double TWO_LINES = 30;

  private final FilterViewModel model;
  private final Playing playing;
  private final Messages words;
  private final VBox content = new VBox(8);
  private final MarkedPicture photograph;
  private final MarkedPicture map;
  private final Label mapTitle = Texts.heading("");
  private final Label size = Texts.note("");
  private final Label place = new Label();
  private final ColourBar colours = new ColourBar();
  private final ArithmeticPane arithmetic;
  private @Nullable SlidingFilter shown;

  FilterView(
      Messages words,
      Executor desk,
      Preparation preparation,
      FilterViewModel model,
      Playing playing) {
    this.words = words;
    this.model = model;
    this.playing = playing;
    photograph = new MarkedPicture(desk, false);
    map = new MarkedPicture(desk, true);
    arithmetic = new ArithmeticPane(words, desk, new InputNames(words, preparation.order()));
    HBox pictures = new HBox(12, photographPart(), mapPart());
    VBox.setVgrow(pictures, Priority.ALWAYS);
    place.setId("place");
    place.setMinWidth(0);
    HBox bar = new HBox(10, new PlayBar(words, playing), place);
    bar.setAlignment(Pos.CENTER_LEFT);
    content.getStyleClass().add("figure-content");
    content.getChildren().addAll(choice(), pictures, bar, arithmetic);
    setContent(content);
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().add("edge-to-edge");
    playing.paused().bind(Bindings.or(pictures.hoverProperty(), arithmetic.hoverProperty()));
    model.cell().addListener((property, old, now) -> show(now));
    show(model.cell().get());
  }

  /** The whole figure, for a picture of it. */
  Region content() {
    return content;
  }

  private VBox choice() {
    Segments<Boolean> kinds = new Segments<>();
    kinds.setId("filter-kind");
    kinds
        .add(false, words.get("learn.filter.unit"), words.get("learn.filter.unit.tooltip"))
        .setId("filter-unit");
    kinds
        .add(true, words.get("learn.filter.own"), words.get("learn.filter.own.tooltip"))
        .setId("filter-own");
    // In a narrow window, the layer's shape is shortened first.
    kinds.setMinWidth(Region.USE_PREF_SIZE);
    kinds.setDisable(model.layers().isEmpty());
    kinds.show(model.own().get());
    kinds.onChoice(model.own()::set);
    UnitChooser unit = new UnitChooser(words, model.layers(), model.layer(), model.channel());
    KernelEditor editor = new KernelEditor(words, model.kernel());
    Runnable showing =
        () -> {
          boolean isOwn = model.own().get();
          kinds.show(isOwn);
          Texts.show(unit, !isOwn);
          Texts.show(editor, isOwn);
        };
    model.own().addListener((property, old, now) -> showing.run());
    showing.run();
    HBox first = new HBox(12, kinds, unit);
    first.setAlignment(Pos.CENTER_LEFT);
    return new VBox(8, first, editor);
  }

  private VBox photographPart() {
    photograph.setId("learn-photograph");
    photograph.setAccessibleText(words.get("learn.filter.photograph.accessible"));
    photograph.onPoint(
        point -> {
          playing.wanted().set(false);
          model.toPhotograph(point.y(), point.x());
        });
    photograph.onMove(this::move);
    return part(
        Texts.heading(words.get("learn.filter.photograph")),
        photograph,
        Texts.note(words.get("learn.filter.photograph.hint")));
  }

  private VBox mapPart() {
    map.setId("learn-map");
    map.setAccessibleText(words.get("learn.filter.map.accessible"));
    map.onPoint(
        point -> {
          playing.wanted().set(false);
          model.toCell((int) point.y(), (int) point.x());
        });
    map.onMove(this::move);
    size.setId("size");
    HBox title = new HBox(8, mapTitle, Texts.spring(), colours);
    title.getStyleClass().add("legend");
    title.setAlignment(Pos.CENTER_LEFT);
    return part(title, map, size);
  }

  private static VBox part(javafx.scene.Node title, MarkedPicture picture, Label note) {
    picture.setMinHeight(LEAST_PICTURE);
    // Both parts are equally high, however many lines their notes have.
    note.setMinHeight(TWO_LINES);
    note.setPrefHeight(TWO_LINES);
    note.setAlignment(Pos.TOP_LEFT);
    VBox part = new VBox(4, title, picture, note);
    VBox.setVgrow(picture, Priority.ALWAYS);
    HBox.setHgrow(part, Priority.ALWAYS);
    // Both parts are equally wide, whatever they say.
    part.setMinWidth(0);
    part.setPrefWidth(LEAST_PICTURE);
    return part;
  }

  private void move(MarkedPicture.Move move) {
    playing.wanted().set(false);
    model.move(move.rows(), move.columns());
  }

  private void show(@Nullable FilterCell cell) {
    if (cell == null) {
      shown = null;
      photograph.pictureProperty().set(null);
      map.pictureProperty().set(null);
      photograph.mark(List.of());
      map.mark(List.of());
      place.setText(words.get("learn.filter.waiting"));
      arithmetic.show(null);
      return;
    }
    SlidingFilter filter = cell.of();
    if (!filter.equals(shown)) {
      shown = filter;
      show(filter);
    }
    var field = filter.field(cell.row(), cell.column());
    photograph.mark(List.of(new Box(field.left(), field.top(), field.right(), field.bottom())));
    map.mark(List.of(new Box(cell.column(), cell.row(), cell.column() + 1, cell.row() + 1)));
    place.setText(
        words.get(
            "learn.filter.place",
            Integer.toString(cell.row()),
            Integer.toString(cell.column()),
            NumberFormats.of(cell.value())));
    arithmetic.show(cell);
  }

  private void show(SlidingFilter filter) {
    photograph.pictureProperty().set(filter.inspection().input());
    map.pictureProperty().set(filter.painted().picture());
    colours.show(filter.painted().painter().colours(), filter.painted().painter().scale());
    ConvolutionMaps unit = filter.unit();
    mapTitle.setText(
        unit == null
            ? words.get("learn.filter.map.own")
            : words.get(
                "explore.unit.title", unit.layer().name(), Integer.toString(filter.channel())));
    Shape inputs = filter.inputs().shape();
    size.setText(
        size(filter.filter().vertical(), inputs.height(), filter.map().height())
            + "\n"
            + size(filter.filter().horizontal(), inputs.width(), filter.map().width()));
    boolean isSquare =
        inputs.height() == inputs.width()
            && filter.filter().vertical().equals(filter.filter().horizontal());
    size.setText(
        isSquare
            ? size(filter.filter().vertical(), inputs.height(), filter.map().height())
            : size.getText());
  }

  /** The arithmetic of how many windows fit. */
  private String size(Window window, int inputs, int outputs) {
    boolean isExact =
        (inputs + window.before() + window.after() - window.span()) % window.stride() == 0;
    return words.get(
        isExact ? "learn.filter.size" : "learn.filter.size.rounded",
        inputs,
        window.before() + window.after(),
        window.span(),
        window.stride(),
        outputs);
  }
}
