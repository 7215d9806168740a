package org.filterscope.app;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.filterscope.ui.Screen;

/** Asks each screen in turn whether the window may close, and closes it if all agree. */
final class Closing {

  private final Stage stage;
  private final List<Screen> screens;
  private final Consumer<Throwable> problems;
  private boolean isAsking;

  Closing(Stage stage, List<Screen> screens, Consumer<Throwable> problems) {
    this.stage = stage;
    this.screens = screens;
    this.problems = problems;
  }

  /** Starts asking. Does nothing while a question is already open. Call it on the JavaFX thread. */
  void ask() {
    if (isAsking) {
      return;
    }
    isAsking = true;
    CompletableFuture<Boolean> all = CompletableFuture.completedFuture(true);
    for (Screen screen : screens) {
      all =
          all.thenCompose(
              may -> may ? screen.mayClose() : CompletableFuture.completedFuture(false));
    }
    var unused =
        all.whenComplete(
            (may, failure) -> {
              isAsking = false;
              if (failure != null) {
                problems.accept(failure);
              } else if (may) {
                stage.hide();
              }
            });
  }
}
