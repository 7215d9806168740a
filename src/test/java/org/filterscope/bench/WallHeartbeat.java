package org.filterscope.bench;

import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.filterscope.activation.LayerMaps;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.WallFigure;
import org.filterscope.network.Shape;
import org.filterscope.ui.control.MapWall;

/**
 * To be run by hand: the delay of the interface while an arrow key is held over 200 units of a wall
 * alone, and the time to paint all of a wall's tiles.
 */
public final class WallHeartbeat extends Application {
  private static final int PRESSES = 200;
  private static final int SIDE = 112;

  /** The way in: JavaFX on the class path cannot be started from the application itself. */
  public static final class Door {
    private Door() {}

    /** Opens the window and prints. */
    public static void main(String[] arguments) {
      Application.launch(WallHeartbeat.class, arguments);
    }
  }

  @Override
  public void start(Stage stage) {
    setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    ExecutorService painting = Executors.newFixedThreadPool(2);
    MapWall wall = new MapWall(painting);
    Scene scene = new Scene(wall, 820, 800);
    stage.setScene(scene);
    stage.show();
    wall.requestFocus();
    Thread measuring =
        new Thread(
            () -> {
              try {
                measure(scene, wall, maps(512, 28));
                measure(scene, wall, maps(64, 224));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              painting.shutdown();
              Platform.exit();
            });
    measuring.start();
  }

  private static void measure(Scene scene, MapWall wall, LayerMaps maps)
      throws InterruptedException {
    IntFunction<MapPainter> painters = new WallFigure(ColourMap.VIRIDIS, false).painters(maps);
    long start = System.nanoTime();
    int[] tile = new int[SIDE * SIDE];
    for (int unit = 0; unit < maps.shape().channels(); unit++) {
      painters.apply(unit).paint(maps, unit, SIDE, SIDE, tile);
    }
    print(String.format(Locale.ROOT, "%s: painted in %.1f ms", maps.shape(), since(start)));
    // There and back, as one wall has fewer units than presses.
    KeyCode[] keys = {KeyCode.RIGHT, KeyCode.LEFT};
    for (int round = 0; round < 3; round++) {
      Platform.runLater(() -> wall.show(hanging(maps, painters)));
      Thread.sleep(500);
      try (InterfaceHeartbeat heart = new InterfaceHeartbeat()) {
        int left = PRESSES;
        for (int i = 0; left > 0; i++) {
          int stretch = Math.min(left, maps.shape().channels());
          HeldKey.hold(scene, keys[i % 2], stretch);
          left -= stretch;
        }
        print(maps.shape() + ": " + heart.delays());
      }
    }
  }

  private static MapWall.Hanging hanging(LayerMaps maps, IntFunction<MapPainter> painters) {
    return new MapWall.Hanging(
        IntStream.range(0, maps.shape().channels()).toArray(),
        maps.shape().height(),
        maps.shape().width(),
        (unit, width, height, argb) -> painters.apply(unit).paint(maps, unit, width, height, argb),
        Integer::toString,
        Integer::toString);
  }

  private static LayerMaps maps(int channels, int side) {
    Random random = new Random(1);
    float[] values = new float[channels * side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, (float) random.nextGaussian());
    }
    return new LayerMaps("any", Shape.maps(channels, side, side), values);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
