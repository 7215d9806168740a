package org.filterscope.ui.unit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.network.Model;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.PixelImage;
import org.jspecify.annotations.Nullable;

/** Shows a unit's kernels: in colour for the first layer, by input channel for deeper ones. */
public final class KernelsPane extends VBox {

  private static final double SIDE = 36;
  private static final double COLOUR_SIDE = 90;

  private final Messages words;
  private final UnitNames names;
  private final Label caption = new Label();
  private final FlowPane tiles = new FlowPane(4, 2);
  private final List<Tile> pool = new ArrayList<>();

  /** Creates an empty pane. */
  public KernelsPane(Model model, Messages words) {
    this.words = words;
    names = new UnitNames(model, words);
    Label title = new Label(words.get("explore.kernels"));
    title.getStyleClass().add("section-title");
    caption.getStyleClass().add("section-note");
    caption.setWrapText(true);
    caption.setMinHeight(Region.USE_PREF_SIZE);
    tiles.setId("kernels");
    tiles.setFocusTraversable(true);
    tiles.getStyleClass().add("kernels");
    getChildren().addAll(title, caption, tiles);
    show(null);
  }

  /** The node with the kernels, which can be saved and copied. */
  public Node tiles() {
    return tiles;
  }

  /** Shows a unit's kernels, or why it has none. Shows nothing if null. */
  public void show(@Nullable PaintedKernels painted) {
    int count = painted == null ? 0 : painted.tiles().size();
    boolean hasKernels = count > 0;
    tiles.setVisible(hasKernels);
    tiles.setManaged(hasKernels);
    if (painted == null) {
      caption.setText("");
      return;
    }
    caption.setText(painted.unit().caption());
    tiles.setAccessibleText(
        words.get(
            "explore.kernels.accessible",
            names.title(painted.unit().layer(), painted.unit().channel())));
    while (pool.size() < count) {
      pool.add(new Tile());
    }
    for (int i = 0; i < count; i++) {
      boolean isColour = painted.unit().isColour();
      String number = isColour ? "" : Integer.toString(painted.unit().strongest()[i]);
      pool.get(i).show(PixelImage.of(painted.tiles().get(i)), number, isColour);
    }
    tiles.getChildren().setAll(pool.subList(0, count));
  }

  private static final class Tile extends VBox {
    private final ImageView view = new ImageView();
    private final Label number = new Label();

    Tile() {
      setAlignment(Pos.TOP_CENTER);
      number.getStyleClass().add("kernel-number");
      getChildren().addAll(view, number);
    }

    void show(Image image, String text, boolean isColour) {
      view.setImage(image);
      view.setFitWidth(isColour ? COLOUR_SIDE : SIDE);
      view.setFitHeight(isColour ? COLOUR_SIDE : SIDE);
      number.setText(text);
      number.setVisible(!isColour);
      number.setManaged(!isColour);
    }
  }
}
