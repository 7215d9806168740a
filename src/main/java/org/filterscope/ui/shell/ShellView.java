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

/**
 * The content of the window: the rail, the top bar, the screen in view and the status line. It also
 * accepts drops.
 */
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
   * Creates the content of the window.
   *
   * @param model the view model of the frame
   * @param screens in the rail's order, at least one
   * @param dialogs the dialogs that the rail's lower buttons open
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
    model.workspace().camera().state().addListener((property, old, now) -> showCamera());
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

  /** Opens the list of the current shortcuts. */
  void showKeys() {
    dialogs.keys(current);
  }

  /** Moves the focus to the notice in the status line, for users of screen readers. */
  void toNotice() {
    status.toNotice();
  }

  /** Pastes from the system's clipboard if it holds a picture or names one. */
  public void paste() {
    model.take(
        DroppedContent.of(Clipboard.getSystemClipboard()),
        model.workspace().words().get("shell.picture.pasted"));
  }

  /** Offers a key that no node has handled to the screen in view. */
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

  private void showCamera() {
    if (model.workspace().camera().isOn() && !current.showsCamera()) {
      screens.stream().filter(Screen::showsCamera).findFirst().ifPresent(this::show);
    }
  }

  /**
   * Accepts drops. A node that handles drops itself consumes the events: the filter hides the
   * overlay, and the handler, which is then not called, does not show it again.
   */
  private void takeDrops() {
    addEventFilter(DragEvent.DRAG_OVER, event -> overlay.hide());
    addEventHandler(
        DragEvent.DRAG_OVER,
        event -> {
          DroppedContent dropped = DroppedContent.of(event.getDragboard());
          // Content that cannot be opened is accepted, too, so that the drop can say why. Some
          // browsers offer an address only as a link.
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
