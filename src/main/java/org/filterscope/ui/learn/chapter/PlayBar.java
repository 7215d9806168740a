package org.filterscope.ui.learn.chapter;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.Segments;
import org.kordamp.ikonli.javafx.FontIcon;

/** Play, single steps and speed. */
public final class PlayBar extends HBox {

  private static final double[] SPEEDS = {1, 4, 16};

  /** Creates the controls of a figure that plays. */
  public PlayBar(Messages words, Playing playing) {
    super(4);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("play-bar");
    ToggleButton play = new ToggleButton();
    play.setId("play");
    play.getStyleClass().addAll("button-icon", "small");
    play.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    play.selectedProperty().bindBidirectional(playing.wanted());
    Tooltip tooltip = new Tooltip();
    play.setTooltip(tooltip);
    Runnable showing =
        () -> {
          boolean isPlaying = playing.wanted().get();
          play.setGraphic(new FontIcon(isPlaying ? "mdmz-pause" : "mdmz-play_arrow"));
          String name = words.get(isPlaying ? "learn.play.stop" : "learn.play");
          play.setAccessibleText(name);
          // It waits under the pointer, and then its picture says that it plays.
          tooltip.setText(isPlaying ? words.get("learn.play.stop.tooltip") : name);
        };
    playing.wanted().addListener((property, old, now) -> showing.run());
    showing.run();
    Segments<Double> speeds = new Segments<>();
    speeds.setId("speeds");
    for (double speed : SPEEDS) {
      String times = words.get("learn.play.speed", (int) speed);
      speeds
          .add(speed, times, words.get("learn.play.speed.tooltip", (int) (4 * speed)))
          .setAccessibleText(words.get("learn.play.speed.tooltip", (int) (4 * speed)));
    }
    speeds.show(playing.speed().get());
    speeds.onChoice(playing.speed()::set);
    getChildren()
        .addAll(
            single(words, "mdmz-skip_previous", "learn.play.back", playing, -1),
            play,
            single(words, "mdmz-skip_next", "learn.play.on", playing, 1),
            speeds);
  }

  /** Its keys, for the list that F1 opens. */
  public static List<KeyHint> keys(Messages words) {
    return List.of(
        new KeyHint(words.get("learn.keys.play"), words.get("learn.keys.play.what")),
        new KeyHint(words.get("learn.keys.single"), words.get("learn.keys.single.what")));
  }

  private static IconButton single(
      Messages words, String icon, String key, Playing playing, int by) {
    String name = words.get(key);
    IconButton button = new IconButton(icon, name, name, () -> playing.single(by));
    button.setId(by > 0 ? "play-on" : "play-back");
    return button;
  }
}
