package org.filterscope.ui.explore.unit;

import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.image.Picture;
import org.filterscope.projection.Projection;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.PixelImage;
import org.filterscope.ui.export.ExportMenu;

/** The projections that were frozen, side by side. */
public final class FrozenStrip extends HBox {

  private static final double SIDE = 96;

  private final UnitPaneViewModel model;
  private final Messages words;
  private final HBox items = new HBox(8);

  /** Follows what is kept. */
  public FrozenStrip(
      Messages words, UnitPaneViewModel model, UnitExports exhibits, ExportMenu menu) {
    this.words = words;
    this.model = model;
    setId("frozen");
    getStyleClass().add("frozen-strip");
    Label title = new Label(words.get("explore.frozen"));
    title.getStyleClass().add("section-title");
    Button clear = new Button(words.get("explore.frozen.clear"));
    clear.getStyleClass().add("small");
    clear.setTooltip(new Tooltip(words.get("explore.frozen.clear.tooltip")));
    clear.setOnAction(event -> model.frozen().clear());
    clear.setMinWidth(USE_PREF_SIZE);
    VBox side = new VBox(6, title, clear);
    side.setMinWidth(USE_PREF_SIZE);
    ScrollPane scroll = new ScrollPane(items);
    scroll.setFitToHeight(true);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("edge-to-edge");
    HBox.setHgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(side, scroll);
    menu.attach(this, () -> exhibits.frozen(model.frozen().kept(), model.closeUp().get()));
    setMinHeight(USE_PREF_SIZE);
    model.closeUp().addListener((property, old, now) -> show());
    model.frozen().kept().addListener((ListChangeListener<PaintedProjection>) change -> show());
    show();
  }

  private void show() {
    boolean hasAny = !model.frozen().kept().isEmpty();
    setVisible(hasAny);
    setManaged(hasAny);
    items.getChildren().setAll(model.frozen().kept().stream().map(this::item).toList());
  }

  private Node item(PaintedProjection shown) {
    Picture kept = shown.picture(model.closeUp().get());
    if (!(shown.projected() instanceof Projection projection) || kept == null) {
      throw new IllegalStateException("what was frozen has no picture");
    }
    String title = model.text().title(projection);
    String mode = words.get("explore.mode." + projection.mode().name().toLowerCase(Locale.ROOT));
    ImageView view = new ImageView(PixelImage.of(kept));
    view.setPreserveRatio(true);
    view.setFitWidth(SIDE);
    view.setFitHeight(SIDE);
    StackPane frame = new StackPane(view);
    frame.getStyleClass().add("frozen-frame");
    frame.setMinSize(SIDE, SIDE);
    Button picture = new Button("", frame);
    picture.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    picture.getStyleClass().add("frozen-picture");
    String told = words.get("explore.frozen.item", title, shown.photograph(), mode);
    picture.setTooltip(new Tooltip(words.get("explore.frozen.show", told)));
    picture.setAccessibleText(words.get("explore.frozen.show", told));
    picture.setOnAction(event -> model.frozen().show(shown));
    IconButton remove =
        new IconButton(
            "mdal-close",
            words.get("explore.frozen.remove", told),
            words.get("explore.frozen.remove", title),
            () -> model.frozen().remove(shown));
    remove.getStyleClass().add("frozen-remove");
    StackPane stack = new StackPane(picture, remove);
    StackPane.setAlignment(remove, Pos.TOP_RIGHT);
    Label caption = new Label(title);
    caption.getStyleClass().add("frozen-caption");
    caption.setMaxWidth(SIDE);
    VBox item = new VBox(2, stack, caption);
    item.setAlignment(Pos.TOP_CENTER);
    return item;
  }
}
