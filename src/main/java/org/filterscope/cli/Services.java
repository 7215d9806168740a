package org.filterscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.network.store.ModelStore;
import org.filterscope.patches.library.IndexFolder;

/**
 * The services that the composition root gives to the commands.
 *
 * @param pictures opens photographs
 * @param builtInModel loads the model that comes with the app; called only by commands that need it
 * @param window opens the window
 * @param store the store of imported, downloaded and fine-tuned models
 * @param indexes the user's indexes, and the one that comes with the app
 * @param caches the folder for caches; created when needed
 */
public record Services(
    PictureReader pictures,
    Supplier<Model> builtInModel,
    Window window,
    ModelStore store,
    IndexFolder indexes,
    Path caches) {

  /**
   * What to open in the window.
   *
   * @param file a photograph, folder or model; empty for those of the last session
   * @param address the address of the view to show then; empty for none
   */
  public record Wanted(Optional<Path> file, Optional<String> address) {

    /** What the last session showed. */
    public static final Wanted NOTHING = new Wanted(Optional.empty(), Optional.empty());
  }

  /** The window, as the command line sees it. */
  @FunctionalInterface
  public interface Window {

    /**
     * Opens the window and waits until it is closed.
     *
     * @return the process' exit code
     */
    int open(Wanted wanted);
  }
}
