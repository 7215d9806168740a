package org.filterscope.ui.control;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ScrollPaneSkin;

/**
 * A scroll pane for content with parts that change often. JavaFX's own caches its content as an
 * image for smooth scrolling, and redraws all of it when a single label changes.
 */
public class LiveScroll extends ScrollPane {

  /** Creates an empty scroll pane. */
  public LiveScroll() {}

  /** Creates a scroll pane around content. */
  public LiveScroll(Node content) {
    super(content);
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    ScrollPaneSkin skin = new ScrollPaneSkin(this);
    lookup(".viewport").setCache(false);
    return skin;
  }
}
