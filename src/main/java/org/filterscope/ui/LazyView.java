package org.filterscope.ui;

import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * A screen's view, created when the screen is first shown, so that the screen of the first start
 * does not wait for it. Used on the JavaFX application thread.
 *
 * @param <V> the view
 */
public final class LazyView<V extends Node> {

  private final Supplier<V> creation;
  private @Nullable V view;

  /** A view that is yet to be created. */
  public LazyView(Supplier<V> creation) {
    this.creation = creation;
  }

  /** The view, the same each time; created by the first call. */
  public V get() {
    V created = view;
    if (created == null) {
      created = creation.get();
      view = created;
    }
    return created;
  }

  /** The view if it was shown; else null. */
  public @Nullable V created() {
    return view;
  }
}
