package org.filterscope.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.filterscope.camera.Camera;
import org.filterscope.ui.LiveCamera;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Workspace;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Switches a camera on and off, and shows a dot as long as it is on. */
final class CameraMenu extends HBox {

  private static final double DOT = 5;

  private final LiveCamera camera;
  private final Messages words;
  private final SplitMenuButton menu = new SplitMenuButton();

  CameraMenu(Workspace workspace) {
    camera = workspace.camera();
    words = workspace.words();
    setAlignment(Pos.CENTER_RIGHT);
    setSpacing(4);
    BooleanBinding isOn =
        Bindings.createBooleanBinding(camera::isOn, camera.state(), camera.camera());
    menu.setId("camera");
    menu.setGraphic(new FontIcon("mdmz-videocam"));
    menu.setMinWidth(Region.USE_PREF_SIZE);
    menu.setTooltip(new Tooltip(words.get("shell.camera.tooltip")));
    menu.setAccessibleText(words.get("shell.camera.tooltip"));
    menu.setOnAction(event -> camera.toggle());
    menu.setOnShowing(event -> camera.find(this::fill));
    menu.disableProperty().bind(workspace.model().isNull());
    fill(List.of());
    getChildren().addAll(shownWhile(isOn, dot()), shownWhile(isOn, keep()), menu);
  }

  private Button dot() {
    Circle circle = new Circle(DOT);
    circle.getStyleClass().add("camera-dot");
    Button dot = new Button(words.get("shell.camera.on"), circle);
    dot.setId("camera-dot");
    dot.getStyleClass().add("flat");
    dot.setMinWidth(USE_PREF_SIZE);
    Tooltip tooltip = new Tooltip();
    tooltip
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> words.get("shell.camera.on.tooltip", name(camera.camera().get())),
                camera.camera()));
    dot.setTooltip(tooltip);
    dot.accessibleTextProperty().bind(tooltip.textProperty());
    dot.setOnAction(event -> camera.turnOff());
    return dot;
  }

  private Button keep() {
    Button keep = new Button("", new FontIcon("mdmz-photo_camera"));
    keep.setId("camera-keep");
    keep.getStyleClass().addAll("button-icon", "flat");
    keep.setTooltip(new Tooltip(words.get("shell.camera.keep")));
    keep.setAccessibleText(words.get("shell.camera.keep"));
    keep.setOnAction(event -> camera.keep());
    return keep;
  }

  private static Node shownWhile(BooleanBinding isOn, Button button) {
    button.visibleProperty().bind(isOn);
    button.managedProperty().bind(isOn);
    return button;
  }

  /** A menu without items would not open, and then nothing would look for cameras. */
  private void fill(List<Camera> found) {
    List<MenuItem> items = new ArrayList<>();
    found.forEach(each -> items.add(choice(each)));
    if (items.isEmpty()) {
      MenuItem none = new MenuItem(words.get("shell.camera.none"));
      none.setDisable(true);
      items.add(none);
    }
    menu.getItems().setAll(items);
  }

  private MenuItem choice(Camera each) {
    RadioMenuItem item = new RadioMenuItem(words.get("shell.camera.choice", each.name()));
    // An underscore in a name is not a mnemonic.
    item.setMnemonicParsing(false);
    item.setSelected(camera.isOn() && each.equals(camera.camera().get()));
    item.setOnAction(event -> camera.turnOn(each));
    return item;
  }

  private static String name(@Nullable Camera camera) {
    return camera == null ? "" : camera.name();
  }
}
