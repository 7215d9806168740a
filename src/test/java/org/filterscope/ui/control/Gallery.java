package org.filterscope.ui.control;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import javafx.application.Application;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.activation.Peak;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.Contrast;
import org.filterscope.figure.Enlargement;
import org.filterscope.figure.KernelFigure;
import org.filterscope.figure.Legend;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Overlay;
import org.filterscope.figure.ProjectionFigure;
import org.filterscope.figure.Scale;
import org.filterscope.figure.WallFigure;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Preparation;
import org.filterscope.network.Region;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.ProjectionResult;
import org.filterscope.projection.Projector;
import org.filterscope.projection.Seed;
import org.filterscope.task.Cancellation;

/**
 * Shows the controls with a real network's maps, to be looked at by people. Arguments: the
 * project's folder, a photograph, a layer, a colour map, "light" or "dark".
 */
public final class Gallery extends Application {
  private final ExecutorService painting = Executors.newFixedThreadPool(2);

  /** The way in: JavaFX on the class path cannot be started from the application itself. */
  public static final class Door {
    private Door() {}

    /** Opens the window. */
    public static void main(String[] arguments) {
      Application.launch(Gallery.class, arguments);
    }
  }

  @Override
  public void start(Stage stage) {
    List<String> arguments = getParameters().getRaw();
    boolean isDark = arguments.get(4).equals("dark");
    setUserAgentStylesheet(
        isDark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    Picture photograph = new PictureReader().read(Path.of(arguments.get(1)));
    Crop framing = Crop.standard(photograph, 256, 224);
    Picture input = framing.cut(photograph, 224);
    Network network = BuiltInModel.base(Path.of(arguments.get(0), "models"));
    Node layer = network.find(arguments.get(2)).orElseThrow();
    try (ForwardPass forward = new ForwardPass(network);
        Projector projector = new Projector();
        Pass pass =
            forward.run(Preparation.kerasVgg().apply(input.argb()), new Cancellation(), () -> {})) {
      LayerMaps maps = pass.maps(layer);
      int strongest = strongest(maps);
      ProjectionResult projected =
          projector.project(
              pass,
              layer,
              strongest,
              new Seed.Strongest(),
              Mode.DECONVNET,
              new Cancellation(),
              () -> {});
      ColourMap colours = ColourMap.valueOf(arguments.get(3));
      MapWall wall = wall(maps, colours);
      wall.selectedProperty().set(strongest);
      BorderPane root = new BorderPane(wall);
      root.setLeft(photograph(photograph, framing, network, layer, maps.peak(strongest)));
      root.setRight(unit(input, maps, strongest, colours, projected, layer));
      stage.setScene(new Scene(root, 1440, 900));
      stage.setTitle("Gallery");
      stage.show();
      wall.requestFocus();
    }
  }

  @Override
  public void stop() {
    painting.shutdownNow();
  }

  private MapWall wall(LayerMaps maps, ColourMap colours) {
    IntFunction<MapPainter> painters = new WallFigure(colours, false).painters(maps);
    int[] units = new int[maps.shape().channels()];
    for (int i = 0; i < units.length; i++) {
      units[i] = i;
    }
    MapWall wall = new MapWall(painting);
    wall.show(
        new MapWall.Hanging(
            units,
            maps.shape().height(),
            maps.shape().width(),
            (unit, width, height, argb) ->
                painters.apply(unit).paint(maps, unit, width, height, argb),
            Integer::toString,
            unit -> maps.layer() + " / " + unit + ", strongest " + maps.peak(unit).value()));
    return wall;
  }

  private VBox photograph(
      Picture photograph, Crop framing, Network network, Node layer, Peak peak) {
    PicturePane pane = new PicturePane(painting);
    pane.setPrefSize(280, 280);
    pane.pictureProperty().set(photograph);
    pane.framingProperty().set(framing);
    Region field = network.receptiveField(layer, peak.row(), peak.column());
    pane.markProperty()
        .set(
            framing.toPicture(
                new Box(field.left(), field.top(), field.right(), field.bottom()), 224));
    Label pointer = new Label();
    pane.onPointer(point -> pointer.setText(point == null ? "" : point.toString()));
    return column(pane, pointer);
  }

  private VBox unit(
      Picture input,
      LayerMaps maps,
      int unit,
      ColourMap colours,
      ProjectionResult projected,
      Node layer) {
    FeatureMap map = maps.map(unit);
    MapPainter painter = new MapPainter(colours, Scale.of(map));
    PicturePane large = pane(painter.paint(map), 220);
    large.gridProperty().set(new PicturePane.Grid(map.height(), map.width()));
    large.cellProperty().set(new PicturePane.Cell(map.peak().row(), map.peak().column()));
    PicturePane overlay = pane(Overlay.of(input, map, painter, Enlargement.SMOOTH), 220);
    VBox column = column(large, overlay);
    if (projected instanceof Projection projection) {
      ProjectionFigure figure =
          ProjectionFigure.of(Preparation.ChannelOrder.BGR, projection, Contrast.LARGEST);
      column
          .getChildren()
          .add(
              new HBox(
                  6,
                  pane(figure.onInput(projection, 224, 224), 160),
                  pane(figure.closeUp(projection), 160)));
    }
    ChannelKernels.of(layer, unit)
        .map(
            kernels ->
                kernels.inputs() == 3
                    ? KernelFigure.inColour(kernels, Preparation.ChannelOrder.BGR)
                    : KernelFigure.grid(kernels, KernelFigure.strongest(kernels, 10), 54, 5))
        .ifPresent(picture -> column.getChildren().add(pane(picture, 150)));
    PicturePane legend = pane(Legend.horizontal(colours, 320, 16), 16);
    column.getChildren().add(legend);
    return column;
  }

  private PicturePane pane(Picture picture, double height) {
    PicturePane pane = new PicturePane(painting);
    pane.setMinHeight(height);
    pane.setPrefSize(height, height);
    pane.crispProperty().set(true);
    pane.pictureProperty().set(picture);
    return pane;
  }

  private static VBox column(javafx.scene.Node... nodes) {
    VBox column = new VBox(8, nodes);
    column.setPadding(new Insets(8));
    column.setPrefWidth(340);
    return column;
  }

  private static int strongest(LayerMaps maps) {
    int best = 0;
    for (int channel = 1; channel < maps.shape().channels(); channel++) {
      if (maps.peak(channel).value() > maps.peak(best).value()) {
        best = channel;
      }
    }
    return best;
  }
}
