package org.filterscope.ui.explore.unit;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
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
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.PixelImage;
import org.filterscope.ui.export.Exportable;

/** The projections that were frozen, side by side. */
public final class FrozenStrip extends HBox {

  private static final double SIDE = 80;
  private static final double TEXT = 104;

  private final UnitPaneViewModel model;
  private final Messages words;
  private final HBox items = new HBox(8);

  /** Follows what is kept. */
  public FrozenStrip(Messages words, UnitPaneViewModel model, PictureTools tools) {
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
    Supplier<Optional<Exportable>> exhibit =
        () -> tools.exhibits().frozen(model.frozen().kept(), model.closeUp().get());
    VBox side = new VBox(6, title, new HBox(2, clear, tools.menu().saveButton(exhibit)));
    side.setMinWidth(USE_PREF_SIZE);
    ScrollPane scroll = new ScrollPane(items);
    scroll.setFitToHeight(true);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("edge-to-edge");
    HBox.setHgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(side, scroll);
    tools.menu().attach(this, exhibit);
    setMinHeight(USE_PREF_SIZE);
    model.closeUp().addListener((property, old, now) -> show());
    model.frozen().kept().addListener((ListChangeListener<FrozenProjection>) change -> show());
    show();
  }

  private void show() {
    boolean hasAny = !model.frozen().kept().isEmpty();
    setVisible(hasAny);
    setManaged(hasAny);
    items.getChildren().setAll(model.frozen().kept().stream().map(this::item).toList());
  }

  private Node item(FrozenProjection shown) {
    String mode = words.get("explore.mode." + shown.mode().name().toLowerCase(Locale.ROOT));
    String told =
        words.get("explore.frozen.item", shown.unit(), shown.photograph(), mode, shown.model());
    StackPane picture = picture(shown, told);
    Label unit = line(shown.unit());
    unit.getStyleClass().add("frozen-unit");
    VBox texts = new VBox(unit, line(shown.photograph()), line(mode));
    if (model.frozen().isOfAnotherModel(shown)) {
      texts.getChildren().add(line(shown.model()));
    }
    texts.setAlignment(Pos.TOP_LEFT);
    texts.setPrefWidth(TEXT);
    texts.setMinWidth(TEXT);
    HBox item = new HBox(6, picture, texts);
    item.setAlignment(Pos.TOP_LEFT);
    return item;
  }

  private StackPane picture(FrozenProjection shown, String told) {
    Picture painted = shown.painted().picture(model.closeUp().get());
    ImageView view = new ImageView(painted == null ? null : PixelImage.of(painted));
    view.setPreserveRatio(true);
    view.setFitWidth(SIDE);
    view.setFitHeight(SIDE);
    StackPane frame = new StackPane(view);
    frame.getStyleClass().add("picture-ground");
    frame.setMinSize(SIDE, SIDE);
    Button picture = new Button("", frame);
    picture.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    picture.getStyleClass().add("frozen-picture");
    picture.setTooltip(new Tooltip(words.get("explore.frozen.show", told)));
    picture.setAccessibleText(words.get("explore.frozen.show", told));
    picture.setOnAction(event -> model.frozen().show(shown));
    IconButton remove =
        new IconButton(
            "mdal-close",
            words.get("explore.frozen.remove", told),
            words.get("explore.frozen.remove", shown.unit()),
            () -> model.frozen().remove(shown));
    remove.getStyleClass().add("frozen-remove");
    StackPane stack = new StackPane(picture, remove);
    StackPane.setAlignment(remove, Pos.TOP_RIGHT);
    return stack;
  }

  private static Label line(String text) {
    Label line = new Label(text);
    line.getStyleClass().add("frozen-caption");
    line.setMinWidth(0);
    line.setTooltip(new Tooltip(text));
    return line;
  }
}
