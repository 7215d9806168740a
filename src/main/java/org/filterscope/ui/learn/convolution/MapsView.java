package org.filterscope.ui.learn.convolution;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.image.Box;
import org.filterscope.network.Preparation;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.control.MarkedPicture;
import org.filterscope.ui.control.Segments;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.learn.chapter.FunctionNames;
import org.filterscope.ui.learn.chapter.PlayBar;
import org.filterscope.ui.learn.chapter.Playing;
import org.filterscope.ui.unit.ColourBar;
import org.filterscope.ui.unit.NumberFormats;
import org.jspecify.annotations.Nullable;

/** A unit's map as the sum of what its input channels add. */
final class MapsView extends LiveScroll {

  private static final double LEAST_PICTURE = 120;

  private final Messages words;
  private final MapsViewModel model;
  private final Playing playing;
  private final VBox content = new VBox(8);
  private final MarkedPicture photograph;
  private final MarkedPicture sofar;
  private final MarkedPicture map;
  private final Label mapTitle = Texts.heading("");
  private final ColourBar sumColours = new ColourBar();
  private final ColourBar mapColours = new ColourBar();
  private final Slider slider = new Slider(0, 1, 0);
  private final Label count = new Label();
  private final Label equation = new Label();
  private final ChannelList list;

  MapsView(
      Messages words,
      Executor desk,
      Preparation preparation,
      MapsViewModel model,
      Playing playing,
      IntConsumer going) {
    this.words = words;
    this.model = model;
    this.playing = playing;
    photograph = new MarkedPicture(desk, false);
    sofar = new MarkedPicture(desk, true);
    map = new MarkedPicture(desk, true);
    list = new ChannelList(words, new InputNames(words, preparation.order()), model.added(), going);
    VBox.setVgrow(list, Priority.ALWAYS);
    HBox pictures = pictures();
    equation.setId("maps-equation");
    equation.getStyleClass().add("equation");
    equation.setWrapText(true);
    equation.setMinHeight(Region.USE_PREF_SIZE);
    content.getStyleClass().add("figure-content");
    content.getChildren().addAll(choice(), pictures, bar(), equation, list);
    setContent(content);
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().add("edge-to-edge");
    playing.paused().bind(Bindings.or(pictures.hoverProperty(), list.hoverProperty()));
    model.summation().addListener((property, old, now) -> show(now));
    model.partial().addListener((property, old, now) -> show(now));
    model.added().addListener((property, old, now) -> count());
    show(model.summation().get());
    show(model.partial().get());
  }

  /** The whole figure, for a picture of it. */
  Region content() {
    return content;
  }

  private HBox choice() {
    FilterViewModel unit = model.unit();
    Segments<Boolean> over = new Segments<>();
    over.setId("maps-over");
    over.add(false, words.get("learn.maps.cell"), words.get("learn.maps.cell.tooltip"));
    over.add(true, words.get("learn.maps.map"), words.get("learn.maps.map.tooltip"));
    over.setMinWidth(Region.USE_PREF_SIZE);
    over.show(model.overMap().get());
    over.onChoice(model.overMap()::set);
    model.overMap().addListener((property, old, now) -> over.show(now));
    HBox choice =
        new HBox(12, new UnitChooser(words, unit.layers(), unit.layer(), unit.channel()), over);
    choice.setAlignment(Pos.CENTER_LEFT);
    return choice;
  }

  private HBox pictures() {
    FilterViewModel unit = model.unit();
    photograph.setId("maps-photograph");
    photograph.setAccessibleText(words.get("learn.filter.photograph.accessible"));
    photograph.onPoint(point -> unit.toPhotograph(point.y(), point.x()));
    sofar.setId("maps-so-far");
    sofar.setAccessibleText(words.get("learn.maps.sums.accessible"));
    map.setId("maps-map");
    map.setAccessibleText(words.get("learn.filter.map.accessible"));
    for (MarkedPicture cells : List.of(sofar, map)) {
      cells.onPoint(point -> unit.toCell((int) point.y(), (int) point.x()));
    }
    for (MarkedPicture each : List.of(photograph, sofar, map)) {
      each.onMove(move -> unit.move(move.rows(), move.columns()));
    }
    return new HBox(
        12,
        part(Texts.heading(words.get("learn.filter.photograph")), photograph, null),
        part(Texts.heading(words.get("learn.maps.sums")), sofar, sumColours),
        part(mapTitle, map, mapColours));
  }

  private static VBox part(Label title, MarkedPicture picture, @Nullable ColourBar colours) {
    picture.setMinHeight(LEAST_PICTURE);
    // No higher than wide, which leaves room for the list below.
    picture.prefHeightProperty().bind(picture.widthProperty());
    HBox legend = new HBox(colours == null ? Texts.note("") : colours);
    legend.getStyleClass().add("legend");
    VBox part = new VBox(4, title, picture, legend);
    HBox.setHgrow(part, Priority.ALWAYS);
    part.setMinWidth(0);
    part.setPrefWidth(LEAST_PICTURE);
    return part;
  }

  private HBox bar() {
    slider.setId("maps-added");
    slider.setAccessibleText(words.get("learn.maps.slider"));
    slider.setBlockIncrement(1);
    slider.setMinWidth(60);
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider
        .valueProperty()
        .addListener(
            (property, old, now) -> {
              int wanted = (int) Math.round(now.doubleValue());
              if (wanted != model.added().get()) {
                playing.wanted().set(false);
                model.added().set(wanted);
              }
            });
    count.setId("maps-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    HBox bar = new HBox(10, new PlayBar(words, playing), slider, count);
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private void show(@Nullable Summation now) {
    list.show(now);
    if (now == null) {
      for (MarkedPicture each : List.of(photograph, sofar, map)) {
        each.pictureProperty().set(null);
        each.mark(List.of());
      }
      equation.setText(words.get("learn.filter.waiting"));
      count.setText("");
      return;
    }
    FilterCell cell = now.cell();
    SlidingFilter filter = cell.of();
    photograph.pictureProperty().set(filter.inspection().input());
    if (!filter.painted().picture().equals(map.pictureProperty().get())) {
      map.pictureProperty().set(filter.painted().picture());
      mapColours.show(filter.painted().painter().colours(), filter.painted().painter().scale());
      slider.setMax(now.channels());
    }
    ConvolutionMaps unit = filter.unit();
    if (unit != null) {
      mapTitle.setText(
          words.get("explore.unit.title", unit.layer().name(), Integer.toString(filter.channel())));
    }
    var field = filter.field(cell.row(), cell.column());
    photograph.mark(List.of(new Box(field.left(), field.top(), field.right(), field.bottom())));
    List<Box> frame =
        List.of(new Box(cell.column(), cell.row(), cell.column() + 1, cell.row() + 1));
    sofar.mark(frame);
    map.mark(frame);
    count();
  }

  private void show(@Nullable PartialMap now) {
    sofar.pictureProperty().set(now == null ? null : now.painted().picture());
    if (now != null) {
      sumColours.show(now.painted().painter().colours(), now.painted().painter().scale());
    }
  }

  private void count() {
    Summation now = model.summation().get();
    if (now == null) {
      return;
    }
    int added = Math.min(model.added().get(), now.channels());
    slider.setValue(added);
    count.setText(words.get("learn.maps.count", added, now.channels()));
    String sofar = NumberFormats.of(now.running()[added]);
    String bias = NumberFormats.of(now.ofChannels().bias());
    String all = NumberFormats.of(now.running()[now.channels()]);
    equation.setText(
        now.isOverMap()
            ? words.get("learn.maps.equation.map", bias, added, sofar, all)
            : words.get(
                "learn.maps.equation",
                bias,
                added,
                sofar,
                all,
                FunctionNames.of(words, now.cell().arithmetic().function().kind()),
                NumberFormats.of(now.cell().value())));
  }
}
