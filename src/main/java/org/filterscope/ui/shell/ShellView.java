package org.filterscope.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.filterscope.ui.Screen;
import org.jspecify.annotations.Nullable;

/** All of the window: the rail, the bar, the screen in view, the status line, and drops over it. */
public final class ShellView extends StackPane {

  private final ShellViewModel model;
  private final Dialogs dialogs;
  private final List<Screen> screens;
  private final StatusLine status;
  private final BorderPane frame = new BorderPane();
  private final DropOverlay overlay = new DropOverlay();
  private final Rail rail;
  private final TopBar bar;
  private Screen current;

  /**
   * A window's content.
   *
   * @param model the frame without its nodes
   * @param screens in the rail's order, at least one
   * @param dialogs what the rail's lower buttons open
   */
  public ShellView(ShellViewModel model, List<Screen> screens, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    this.screens = List.copyOf(screens);
    getStyleClass().add("shell");
    rail = new Rail(model.workspace().words(), screens, this::show, this::showKeys, dialogs);
    frame.setLeft(rail);
    bar = new TopBar(model);
    frame.setTop(bar);
    status = new StatusLine(model, dialogs);
    frame.setBottom(status);
    getChildren().addAll(frame, overlay);
    current = screens.get(0);
    String last = model.workspace().session().get().window().screen();
    this.screens.stream()
        .filter(screen -> screen.id().equals(last))
        .findFirst()
        .ifPresent(screen -> current = screen);
    bringIntoView(current);
    takeDrops();
    model.showPhotographsWith(this::showPhotographs);
  }

  /** The screen in view. */
  public Screen current() {
    return current;
  }

  /** Brings a screen into view. */
  public void show(Screen screen) {
    if (screen != current) {
      current.hidden();
      current = screen;
      model.workspace().session().change(session -> session.withScreen(screen.id()));
      bringIntoView(screen);
    }
  }

  /** Opens the list of keys that work now. */
  void showKeys() {
    dialogs.keys(current);
  }

  /** Moves the focus to what the status line tells, for who cannot see it. */
  void toNotice() {
    status.toNotice();
  }

  /** Takes what is on the system's clipboard, if it is a picture or names one. */
  public void paste() {
    model.take(
        DroppedContent.of(Clipboard.getSystemClipboard()),
        model.workspace().words().get("shell.picture.pasted"));
  }

  /** A key that nothing in the window had a use for: the screen in view may have, from anywhere. */
  boolean take(KeyEvent event) {
    Node focused = getScene().getFocusOwner();
    boolean isElsewhere = !isInside(current.node(), focused);
    return isElsewhere && !(focused instanceof TextInputControl) && current.take(event);
  }

  private static boolean isInside(Node screen, @Nullable Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == screen) {
        return true;
      }
    }
    return false;
  }

  private void bringIntoView(Screen screen) {
    Node node = screen.node();
    frame.setCenter(node);
    rail.mark(screen);
    bar.showPhotograph(screen.showsPhotograph());
    screen.shown();
  }

  private void showPhotographs() {
    if (!current.showsPhotograph()) {
      screens.stream().filter(Screen::showsPhotograph).findFirst().ifPresent(this::show);
    }
  }

  /**
   * Nodes that take drops for themselves consume the events, so the filter takes the overlay away
   * and the handler, which then is not called, does not bring it back.
   */
  private void takeDrops() {
    addEventFilter(DragEvent.DRAG_OVER, event -> overlay.hide());
    addEventHandler(
        DragEvent.DRAG_OVER,
        event -> {
          DroppedContent dropped = DroppedContent.of(event.getDragboard());
          // What cannot be opened is taken, too, for the drop to say why. Some browsers offer an
          // address as a link only.
          event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
          overlay.show(model.meaningOf(dropped), ShellViewModel.canOpen(dropped));
          event.consume();
        });
    addEventHandler(DragEvent.DRAG_EXITED, event -> overlay.hide());
    addEventHandler(
        DragEvent.DRAG_DROPPED,
        event -> {
          overlay.hide();
          DroppedContent dropped = DroppedContent.of(event.getDragboard());
          event.setDropCompleted(
              model.take(dropped, model.workspace().words().get("shell.picture.dropped")));
          event.consume();
        });
  }
}
