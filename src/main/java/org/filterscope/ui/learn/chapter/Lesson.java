package org.filterscope.ui.learn.chapter;

import java.nio.file.Path;
import org.filterscope.network.store.ModelStore;
import org.filterscope.task.Engine;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.photograph.PhotographViewModel;

/**
 * What chapters need while one model is in use.
 *
 * @param workspace what all screens share
 * @param used the model
 * @param photograph the photograph in use, as this model sees it; one pass for all screens
 * @param indexes of top patches
 * @param engine where networks compute
 * @param folders of the app
 * @param store models at hand besides the one in use
 * @param menu saves and copies parts of a figure
 * @param ways to other screens and chapters
 */
public record Lesson(
    Workspace workspace,
    ModelInUse used,
    PhotographViewModel photograph,
    Indexes indexes,
    Engine engine,
    Folders folders,
    ModelStore store,
    ExportMenu menu,
    Ways ways) {

  /**
   * Folders of the app.
   *
   * @param photographs those that come with it
   * @param caches for what was computed of photographs
   * @param experiments for results of experiments that the user keeps
   */
  public record Folders(Path photographs, Path caches, Path experiments) {}

  /** The window's texts. */
  public Messages words() {
    return workspace.words();
  }
}
