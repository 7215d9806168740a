package org.filterscope.ui.learn.convolution;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Scale;
import org.filterscope.image.Picture;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.PixelImage;
import org.filterscope.ui.control.ShareBar;
import org.filterscope.ui.unit.NumberFormats;
import org.jspecify.annotations.Nullable;

/**
 * The input channels in the order in which they are added, each with its map, what it adds, and the
 * sum so far. A click on a name, or Enter, leads to the earlier unit.
 */
final class ChannelList extends ListView<Integer> {

  private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
  private static final double ROW = 38;
  private static final double PICTURE = 32;

  private final Messages words;
  private final InputNames names;
  private final IntConsumer going;
  private final ObservableValue<Number> added;
  private final Map<Integer, Image> thumbnails = new HashMap<>();
  private @Nullable Summation shown;
  private @Nullable SlidingFilter painted;

  /**
   * Creates an empty list.
   *
   * @param added how many are added so far
   * @param going leads to the unit that an input channel comes from
   */
  ChannelList(Messages words, InputNames names, ObservableValue<Number> added, IntConsumer going) {
    this.words = words;
    this.names = names;
    this.added = added;
    this.going = going;
    setId("channels");
    getStyleClass().addAll("dense", "channels");
    setFixedCellSize(ROW);
    setMinHeight(3 * ROW);
    setPrefHeight(5 * ROW);
    setAccessibleText(words.get("learn.maps.list.accessible"));
    setCellFactory(view -> new ChannelCell());
    added.addListener((property, old, now) -> reveal(now.intValue()));
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          Integer place = getSelectionModel().getSelectedItem();
          Summation now = shown;
          if (event.getCode() == KeyCode.ENTER && place != null && now != null) {
            going.accept(now.order()[place]);
            event.consume();
          }
        });
  }

  /** Shows another cell's channels; null for none. */
  void show(@Nullable Summation now) {
    int before = shown == null ? 0 : shown.channels();
    shown = now;
    int count = now == null ? 0 : now.channels();
    if (count != before) {
      setItems(FXCollections.observableArrayList(IntStream.range(0, count).boxed().toList()));
    } else {
      refresh();
    }
  }

  /** The channel that was just added is kept in view. */
  private void reveal(int count) {
    refresh();
    if (count > 0) {
      scrollTo(Math.max(0, count - 3));
    }
  }

  private final class ChannelCell extends ListCell<Integer> {
    private final ImageView picture = new ImageView();
    private final Hyperlink name = new Hyperlink();
    private final ShareBar bar = new ShareBar();
    private final Label value = new Label();
    private final Label sum = new Label();
    private final HBox row = new HBox(8, picture, name, bar, value, sum);

    ChannelCell() {
      row.setAlignment(Pos.CENTER_LEFT);
      picture.setFitWidth(PICTURE);
      picture.setFitHeight(PICTURE);
      picture.setPreserveRatio(true);
      name.setFocusTraversable(false);
      name.setMinWidth(96);
      name.setPrefWidth(110);
      HBox.setHgrow(bar, Priority.ALWAYS);
      bar.setMinWidth(40);
      bar.setPrefHeight(8);
      bar.setMaxHeight(8);
      value.setMinWidth(58);
      value.setAlignment(Pos.CENTER_RIGHT);
      sum.setMinWidth(70);
      sum.setAlignment(Pos.CENTER_RIGHT);
      sum.getStyleClass().add("section-note");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Integer place, boolean empty) {
      super.updateItem(place, empty);
      setText(null);
      Summation now = shown;
      if (empty || place == null || now == null || place >= now.channels()) {
        setGraphic(null);
        setAccessibleText(null);
        pseudoClassStateChanged(ADDED, false);
        return;
      }
      int channel = now.order()[place];
      picture.setImage(thumbnail(now.cell().of(), channel));
      String called = names.of(now.cell().of().unit(), channel);
      double adds = now.ofChannels().ofChannels()[channel];
      name.setText(called);
      name.setOnAction(event -> going.accept(channel));
      bar.show(adds / now.reach(), true);
      value.setText(NumberFormats.of(adds));
      sum.setText(words.get("learn.maps.so-far", NumberFormats.of(now.running()[place + 1])));
      pseudoClassStateChanged(ADDED, place < added.getValue().intValue());
      setAccessibleText(words.get("learn.maps.row", called, value.getText(), sum.getText()));
      setGraphic(row);
    }
  }

  /** A small picture of an earlier map, kept while the unit stays the same. */
  private Image thumbnail(SlidingFilter filter, int channel) {
    if (!filter.equals(painted)) {
      painted = filter;
      thumbnails.clear();
    }
    return thumbnails.computeIfAbsent(
        channel,
        input -> {
          int side = (int) (2 * PICTURE);
          int[] argb = new int[side * side];
          Scale scale = Scale.of(filter.inputs(), input);
          ColourMap colours = scale.low() < 0 ? ColourMap.DIVERGING : ColourMap.VIRIDIS;
          new MapPainter(colours, scale).paint(filter.inputs(), input, side, side, argb);
          return PixelImage.of(new Picture(side, side, argb));
        });
  }
}
