package org.filterscope.ui.control;

import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A tile of a wall: a picture with its caption below. It is reused at other places when the wall is
 * scrolled.
 */
final class WallTile extends Region {

  /** The height of a caption below a tile. */
  static final double CAPTION = 18;

  private final ImageView view = new ImageView();
  private final Label caption = new Label();
  private int place = -1;
  private int unit = MapWall.NONE;
  private boolean isSelected;
  private double pictureWidth;
  private double pictureHeight;

  WallTile() {
    getStyleClass().add("map-tile");
    setManaged(false);
    setVisible(false);
    setAccessibleRole(AccessibleRole.LIST_ITEM);
    caption.getStyleClass().add("map-tile-caption");
    caption.setAlignment(Pos.CENTER);
    view.setSmooth(false);
    getChildren().addAll(view, caption);
  }

  int place() {
    return place;
  }

  int unit() {
    return unit;
  }

  /** Puts the tile at a place. A picture of the same unit stays until a new one is there. */
  void hang(int newPlace, int newUnit, String text, String description) {
    if (newUnit != unit) {
      view.setImage(null);
    }
    place = newPlace;
    unit = newUnit;
    caption.setText(text);
    setAccessibleText(description);
    setVisible(true);
  }

  /** Removes the tile from the wall. */
  void takeDown() {
    place = -1;
    unit = MapWall.NONE;
    view.setImage(null);
    setVisible(false);
  }

  void show(@Nullable Image image) {
    if (image != null && image != view.getImage()) {
      view.setImage(image);
    }
  }

  @Nullable Image shown() {
    return view.getImage();
  }

  void select(boolean selected) {
    if (selected != isSelected) {
      isSelected = selected;
      notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
    }
  }

  /** Sets the size of the picture, in logical pixels. */
  void size(double width, double height) {
    if (width != pictureWidth || height != pictureHeight) {
      pictureWidth = width;
      pictureHeight = height;
      view.setFitWidth(width);
      view.setFitHeight(height);
      requestLayout();
    }
  }

  @Override
  protected void layoutChildren() {
    view.relocate(0, 0);
    caption.resizeRelocate(0, pictureHeight, pictureWidth, CAPTION);
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case INDEX -> place;
      case SELECTED -> isSelected;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
