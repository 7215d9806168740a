package org.filterscope.ui.models;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import org.filterscope.network.store.ModelStore;
import org.filterscope.task.Engine;
import org.filterscope.ui.AvailableModels;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.LazyView;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelSwitch;
import org.filterscope.ui.Screen;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.dialog.QuestionDialogs;
import org.jspecify.annotations.Nullable;

/** The Models screen: models at hand, downloads and imports. */
public final class ModelsScreen implements Screen {

  private final Messages words;
  private final ModelsViewModel model;
  private final LazyView<ModelsView> view;

  /**
   * Creates the screen. It reads the disk when it comes into view.
   *
   * @param available the models at hand
   * @param choice switches between models
   * @param photograph the photograph for previews
   */
  public ModelsScreen(
      Workspace workspace,
      Engine engine,
      ModelStore store,
      AvailableModels available,
      ModelSwitch choice,
      Path photograph) {
    words = workspace.words();
    model =
        new ModelsViewModel(
            workspace,
            engine,
            store,
            available,
            choice,
            new QuestionDialogs(words, this::shownNode),
            photograph);
    view = new LazyView<>(() -> new ModelsView(model));
  }

  @Override
  public String id() {
    return "models";
  }

  @Override
  public String title() {
    return words.get("models.title");
  }

  @Override
  public String icon() {
    return "mdal-layers";
  }

  @Override
  public Node node() {
    return view.get();
  }

  @Override
  public boolean showsPhotograph() {
    return false;
  }

  @Override
  public List<KeyHint> keys() {
    return List.of(new KeyHint("Esc", words.get("models.key.escape")));
  }

  @Override
  public void shown() {
    model.refresh();
  }

  @Override
  public void close() {
    model.close();
  }

  /** Opens the import form for a network's file. */
  public void importFile(Path file) {
    model.importFile(file);
  }

  private @Nullable Node shownNode() {
    return view.created();
  }
}
