package org.filterscope.app;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.Screen;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.PixelImage;
import org.jspecify.annotations.Nullable;

/** The photograph in use, and nothing else. */
final class PhotographScreen implements Screen {

  private static final double MARGIN = 24;

  private final Workspace workspace;
  private final ImageView view = new ImageView();
  private final StackPane pane = new StackPane(view);

  PhotographScreen(Workspace workspace) {
    this.workspace = workspace;
    view.setPreserveRatio(true);
    view.fitWidthProperty().bind(pane.widthProperty().subtract(2 * MARGIN));
    view.fitHeightProperty().bind(pane.heightProperty().subtract(2 * MARGIN));
    pane.setMinSize(0, 0);
    workspace.picture().photograph().addListener((property, old, now) -> show(now));
    show(workspace.picture().photograph().get());
  }

  @Override
  public String id() {
    return "photograph";
  }

  @Override
  public String title() {
    return workspace.words().get("shell.photograph");
  }

  @Override
  public String icon() {
    return "mdal-image";
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public List<KeyHint> keys() {
    return List.of();
  }

  private void show(@Nullable Photograph photograph) {
    view.setImage(photograph == null ? null : PixelImage.of(photograph.picture()));
  }
}
