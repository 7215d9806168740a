package org.filterscope.ui.learn.chapter;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.Segments;
import org.kordamp.ikonli.javafx.FontIcon;

/** Play, single steps and speed. */
public final class PlayBar extends HBox {

  private static final double[] SPEEDS = {1, 4, 16};

  /**
   * Controls of what plays.
   *
   * @param step makes single steps: 1 on, -1 back; what plays stops before
   */
  public PlayBar(Messages words, Playing playing, IntConsumer step) {
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
          tooltip.setText(name);
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
            single(words, "mdmz-skip_previous", "learn.play.back", playing, step, -1),
            play,
            single(words, "mdmz-skip_next", "learn.play.on", playing, step, 1),
            speeds);
  }

  private static IconButton single(
      Messages words, String icon, String key, Playing playing, IntConsumer step, int by) {
    String name = words.get(key);
    IconButton button =
        new IconButton(
            icon,
            name,
            name,
            () -> {
              playing.wanted().set(false);
              step.accept(by);
            });
    button.setId(by > 0 ? "play-on" : "play-back");
    return button;
  }
}
