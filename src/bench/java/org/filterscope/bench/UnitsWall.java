package org.filterscope.bench;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelReader;
import javafx.scene.input.ScrollEvent;
import org.filterscope.network.Node;

/** The wall of the Filters screen, used and seen from another thread as a person would. */
final class UnitsWall {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LOOK_AGAIN_MS = 4;

  private final Keyboard keyboard;

  /** The wall in the window whose keys these are. */
  UnitsWall(Keyboard keyboard) {
    this.keyboard = keyboard;
  }

  /** How many layers can be chosen. */
  int layers() {
    return keyboard.onWindow(() -> list().getItems().size());
  }

  /** What a layer is called. */
  String name(int layer) {
    return keyboard.onWindow(() -> list().getItems().get(layer).name());
  }

  /** Chooses a layer, without waiting. */
  void choose(int layer) {
    keyboard.onWindow(
        () -> {
          list().getSelectionModel().select(layer);
          return true;
        });
  }

  /** Waits until a tile of a layer has a picture in it; whether it came. */
  boolean awaitTile(String layer) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (keyboard.onWindow(() -> hasTile(layer))) {
        return true;
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
    return false;
  }

  /** Turns the wheel over the wall, notch by notch, without waiting for what it brings. */
  void scroll(int notches, double pixels, int pause) throws InterruptedException {
    for (int i = 0; i < notches; i++) {
      javafx.application.Platform.runLater(
          () -> {
            javafx.scene.Node wall = scene().lookup("#units");
            Event.fireEvent(wall, wheel(pixels));
          });
      Thread.sleep(pause);
    }
  }

  /** Continues the index in use; whether it can be continued. */
  boolean continueIndex() {
    return keyboard.onWindow(
        () -> {
          MenuItem first = ((MenuButton) scene().lookup("#index-more")).getItems().get(0);
          first.fire();
          return !first.isDisable();
        });
  }

  /** How far the index that is built has come, as the window says it; empty if none is. */
  String building() {
    return keyboard.onWindow(
        () -> {
          Label text = (Label) scene().lookup("#build-text");
          return text.getParent().isVisible() ? text.getText() : "";
        });
  }

  /** What the window told last. */
  String notice() {
    return keyboard.onWindow(() -> ((Labeled) scene().lookup("#notice-text")).getText());
  }

  private boolean hasTile(String layer) {
    for (javafx.scene.Node tile : scene().lookup("#units").lookupAll(".map-tile")) {
      boolean isOfLayer = tile.isVisible() && tile.getAccessibleText().startsWith(layer + " / ");
      ImageView view = (ImageView) tile.lookup(".image-view");
      if (isOfLayer && isDrawn(view.getImage())) {
        return true;
      }
    }
    return false;
  }

  /** A tile without its patches is a shade that lets the wall shine through. */
  private static boolean isDrawn(Image image) {
    PixelReader pixels = image == null ? null : image.getPixelReader();
    if (pixels == null) {
      return false;
    }
    for (int y = 0; y < image.getHeight(); y += 4) {
      for (int x = 0; x < image.getWidth(); x += 4) {
        if (pixels.getArgb(x, y) >>> 24 == 0xFF) {
          return true;
        }
      }
    }
    return false;
  }

  @SuppressWarnings("unchecked")
  private ListView<Node> list() {
    return (ListView<Node>) scene().lookup("#layers");
  }

  private Scene scene() {
    Optional<Scene> scene = keyboard.scene();
    return Objects.requireNonNull(scene.orElse(null), "the window is closed");
  }

  private static ScrollEvent wheel(double pixels) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        0,
        0,
        0,
        0,
        false,
        false,
        false,
        false,
        true,
        false,
        0,
        pixels,
        0,
        pixels,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }
}
