package org.filterscope.ui.learn.chapter;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import org.filterscope.image.Picture;
import org.filterscope.ui.control.Pixels;
import org.filterscope.ui.export.Exportable;

/** Takes a picture of a figure, to save and copy, at twice the resolution of a plain screen. */
public final class FigurePicture {

  private static final double FINENESS = 2;

  private FigurePicture() {}

  /**
   * A figure as it looks now, including what is scrolled out of view.
   *
   * @param node the figure; if it scrolls, the content of the scroll pane
   * @param what what it shows, in words for the user
   * @param fileName the suggested name, without an extension
   * @param description kept in the picture's file
   * @return empty while the figure is in no window
   */
  public static Optional<Exportable> of(
      Node node, String what, String fileName, String description) {
    if (node.getScene() == null || node.getLayoutBounds().isEmpty()) {
      return Optional.empty();
    }
    SnapshotParameters how = new SnapshotParameters();
    how.setTransform(Transform.scale(FINENESS, FINENESS));
    how.setFill(node.getScene().getFill() instanceof Color ground ? ground : Color.WHITE);
    Picture drawn = Pixels.picture(node.snapshot(how, null));
    return Optional.of(Exportable.of(what, fileName, () -> drawn, description));
  }
}
