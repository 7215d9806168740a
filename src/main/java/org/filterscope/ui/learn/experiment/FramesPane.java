package org.filterscope.ui.learn.experiment;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.filterscope.experiment.result.Frame;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LabelConverter;

/** Pictures of a result that change along a slider: one for each row of the grid. */
final class FramesPane extends VBox {

  private static final double SIDE = 104;

  private final Map<String, Map<String, Frame>> rows = new LinkedHashMap<>();
  private final List<String> columns;
  private final FlowPane pictures = new FlowPane(10, 10);

  FramesPane(Messages words, String id, List<Frame> frames) {
    super(6);
    columns = frames.stream().map(Frame::column).distinct().toList();
    frames.forEach(
        frame ->
            rows.computeIfAbsent(frame.row(), row -> new LinkedHashMap<>())
                .put(frame.column(), frame));
    Slider slider = new Slider(0, Math.max(1, columns.size() - 1), columns.size() - 1.0);
    slider.setId(id + "-slider");
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setShowTickMarks(true);
    slider.setShowTickLabels(true);
    slider.setBlockIncrement(1);
    slider.setPrefWidth(360);
    slider.setLabelFormatter(new LabelConverter<>(value -> column(value)));
    slider.setAccessibleText(words.get("learn.experiment.slider"));
    slider
        .valueProperty()
        .addListener((property, old, now) -> show((int) Math.round(now.doubleValue())));
    HBox chosen = new HBox(8, new Label(words.get("learn.experiment.slider")), slider);
    getChildren().addAll(chosen, pictures);
    show(columns.size() - 1);
  }

  private String column(double value) {
    int place = (int) Math.round(value);
    return place >= 0 && place < columns.size() ? columns.get(place) : "";
  }

  private void show(int place) {
    pictures.getChildren().clear();
    rows.forEach(
        (row, frames) -> {
          Frame frame = frames.get(columns.get(place));
          if (frame != null) {
            pictures.getChildren().add(picture(frame));
          }
        });
  }

  private static VBox picture(Frame frame) {
    ImageView view = new ImageView(new Image(new ByteArrayInputStream(frame.png())));
    view.setFitHeight(SIDE);
    view.setPreserveRatio(true);
    view.setSmooth(false);
    view.setAccessibleText(frame.row() + ", " + frame.caption());
    Label name = new Label(frame.row());
    Label caption = new Label(frame.caption());
    caption.getStyleClass().add("section-note");
    return new VBox(2, view, name, caption);
  }
}
