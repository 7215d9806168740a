package org.filterscope.ui.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.filterscope.home.Session;
import org.filterscope.network.store.Catalog;
import org.filterscope.network.store.ModelStore;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.AvailableModels;
import org.filterscope.ui.ModelSwitch;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.dialog.Confirmation;
import org.filterscope.ui.dialog.NameQuestion;
import org.filterscope.ui.dialog.Questions;
import org.jspecify.annotations.Nullable;

/** The Models screen's model, with real files and a person who answers. */
final class QuietModels extends QuietWindow implements Questions, ModelSwitch {

  /** A small network in the layout of VGG16's whole file. */
  static final Path TINY = Path.of("src/test/resources/network/vgg16-layout-tiny.h5");

  final ModelsViewModel models;
  final AvailableModels available;
  final Path folder;

  /** What was taken into use; the built-in model by its name alone. */
  final List<Path> takenIntoUse = new CopyOnWriteArrayList<>();

  final List<String> asked = new CopyOnWriteArrayList<>();
  volatile boolean agrees;

  /**
   * A screen.
   *
   * @param ownThread the interface's thread; null for the test's
   */
  QuietModels(Path home, @Nullable Executor ownThread) {
    this(home, ownThread, Catalog.ofThisVersion());
  }

  /** A screen with others to download than those of this version. */
  QuietModels(Path home, @Nullable Executor ownThread, Catalog catalog) {
    super(builtIn(), home, Session.FIRST, ownThread);
    folder = home.resolve("models");
    ModelStore store = new ModelStore(folder, Golden.models(), catalog);
    available = new AvailableModels(workspace, store);
    models = new ModelsViewModel(workspace, engine, store, available, this, this, sample("coffee"));
  }

  /** Puts a fine-tuned model into the folder. */
  void putFineTuned(String name) {
    if (!folder.toFile().isDirectory() && !folder.toFile().mkdirs()) {
      throw new AssertionError(folder);
    }
    SmallModel.write(SmallModel.create().network(), folder.resolve(name + ".zip"));
  }

  @Override
  public boolean confirm(Confirmation question) {
    asked.add(question.keys().replaceAll("models\\.|\\.$", "") + " " + question.subject());
    return agrees;
  }

  @Override
  public Optional<String> name(NameQuestion question) {
    throw new AssertionError("nothing here is renamed: " + question);
  }

  @Override
  public void open(Path file) {
    takenIntoUse.add(file);
  }

  @Override
  public void add(Path file) {
    throw new AssertionError("the screen adds by itself");
  }

  @Override
  public void useBuiltIn() {
    takenIntoUse.add(Path.of("built-in"));
  }

  @Override
  public void close() {
    models.close();
    super.close();
  }
}
