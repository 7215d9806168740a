package org.filterscope.ui.export;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.jspecify.annotations.Nullable;

/** Lets the content of a node be saved and copied, by a context menu, Ctrl+S and Ctrl+C. */
public final class ExportMenu {

  private static final String KEY = "filterscope.exhibit";
  private static final String MENU = "filterscope.exhibit.menu";

  private final Messages words;
  private final Exporter saving;

  public ExportMenu(Messages words, Exporter saving) {
    this.words = words;
    this.saving = saving;
  }

  /**
   * Adds the context menu to a node.
   *
   * @param more further items at the end of the menu
   */
  public void attach(Node node, Supplier<Optional<Exportable>> shown, MenuItem... more) {
    node.getProperties().put(KEY, new Shown(shown));
    MenuItem save = new MenuItem(words.get("explore.save"));
    save.setOnAction(event -> saving.save(shown.get()));
    MenuItem copy = new MenuItem(words.get("explore.copy"));
    copy.setOnAction(event -> saving.copy(shown.get()));
    ContextMenu menu = new ContextMenu(save, copy);
    menu.getItems().addAll(more);
    node.setOnContextMenuRequested(
        event -> {
          menu.show(node, event.getScreenX(), event.getScreenY());
          event.consume();
        });
    node.getProperties().put(MENU, menu);
  }

  /** A button that saves what is shown. */
  public IconButton saveButton(Supplier<Optional<Exportable>> shown) {
    return new IconButton(
        "mdmz-save",
        words.get("explore.save"),
        words.get("explore.save.tooltip"),
        () -> saving.save(shown.get()));
  }

  /**
   * Opens the menu of the focused node or of its nearest ancestor with one. This is for Shift+F10,
   * which not every system treats as a request for a context menu.
   *
   * @return whether there is one
   */
  public static boolean open(@Nullable Node focused) {
    for (Node node = focused; node != null; node = node.getParent()) {
      if (node.hasProperties() && node.getProperties().get(MENU) instanceof ContextMenu menu) {
        menu.show(node, Side.TOP, 12, 12);
        return true;
      }
    }
    return false;
  }

  /**
   * Saves what the focused node or its nearest ancestor shows, or something else if there is none.
   */
  public void save(@Nullable Node focused, Supplier<Optional<Exportable>> otherwise) {
    saving.save(find(focused, otherwise));
  }

  /**
   * Copies what the focused node or its nearest ancestor shows, or something else if there is none.
   */
  public void copy(@Nullable Node focused, Supplier<Optional<Exportable>> otherwise) {
    saving.copy(find(focused, otherwise));
  }

  private static Optional<Exportable> find(
      @Nullable Node focused, Supplier<Optional<Exportable>> otherwise) {
    for (Node node = focused; node != null; node = node.getParent()) {
      if (node.hasProperties() && node.getProperties().get(KEY) instanceof Shown found) {
        return found.exhibit().get();
      }
    }
    return otherwise.get();
  }

  /** The content that a node shows. */
  private record Shown(Supplier<Optional<Exportable>> exhibit) {}
}
