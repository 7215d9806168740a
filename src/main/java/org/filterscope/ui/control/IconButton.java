package org.filterscope.ui.control;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** A small button with an icon; screen readers read its name, and everyone sees its tooltip. */
public final class IconButton extends Button {

  public IconButton(String icon, String name, String tooltip, Runnable action) {
    super(name, new FontIcon(icon));
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    getStyleClass().addAll("button-icon", "flat", "small");
    setAccessibleText(name);
    setTooltip(new Tooltip(tooltip));
    setOnAction(event -> action.run());
  }
}
