package org.filterscope.ui.control;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ScrollPaneSkin;

/**
 * A scroll pane for content of which parts change often. JavaFX's own keeps a drawn copy of all its
 * content for smooth scrolling, and draws all of it again when a single label changes.
 */
public class LiveScroll extends ScrollPane {

  /** Nothing yet. */
  public LiveScroll() {}

  /** Scrolls what is larger than its place. */
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
