package org.filterscope.ui.classify;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.LazyView;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Screen;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.dialog.QuestionDialogs;
import org.filterscope.ui.export.Exporter;
import org.jspecify.annotations.Nullable;

/** Classify: a model's answers to many photographs. */
public final class ClassifyScreen implements Screen {

  private final Messages words;
  private final ClassifyViewModel model;
  private final LazyView<ClassifyView> view;

  /**
   * Creates the screen without photographs.
   *
   * @param explore shows a photograph in Explore
   */
  public ClassifyScreen(Workspace workspace, Consumer<Path> explore) {
    words = workspace.words();
    model =
        new ClassifyViewModel(
            workspace,
            explore,
            new QuestionDialogs(words, this::shownNode),
            new Exporter(workspace, Exporter.systemClip()));
    view = new LazyView<>(() -> new ClassifyView(model));
  }

  @Override
  public String id() {
    return "classify";
  }

  @Override
  public String title() {
    return words.get("classify.title");
  }

  @Override
  public String icon() {
    return "mdal-fact_check";
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
    return ClassifyKeys.hints(words);
  }

  @Override
  public boolean take(KeyEvent event) {
    return view.get().take(event);
  }

  @Override
  public boolean mayChangeModel() {
    return model.mayChangeModel();
  }

  @Override
  public CompletableFuture<Boolean> mayClose() {
    return model.mayClose();
  }

  @Override
  public void close() {
    model.close();
  }

  /** Classifies photographs, and those in folders. */
  public void classify(List<Path> filesOrFolders) {
    model.classify(filesOrFolders);
  }

  private @Nullable Node shownNode() {
    return view.created();
  }
}
