package org.filterscope.ui.learn.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.filterscope.home.Session;
import org.filterscope.network.Model;
import org.filterscope.network.store.ModelStore;
import org.filterscope.testing.Golden;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Visit;
import org.filterscope.ui.learn.chapter.Ways;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/** What chapters are made of, with a real network and real photographs, without a screen. */
final class QuietLesson extends QuietWindow {

  final Lesson lesson;
  final PhotographViewModel photograph;
  final List<String> visited = new CopyOnWriteArrayList<>();
  private final Indexes indexes;

  /**
   * A lesson on a model.
   *
   * @param home for models and caches
   * @param ownThread the interface's thread; null for the test's
   */
  QuietLesson(Model model, Path home, @Nullable Executor ownThread) {
    super(model, home, Session.FIRST, ownThread);
    photograph = new PhotographViewModel(workspace.requests(), used.inspector());
    indexes = new Indexes(workspace, engine, home.resolve("indexes"), home.resolve("none.sqlite"));
    lesson =
        new Lesson(
            workspace,
            used,
            photograph,
            indexes,
            engine,
            new Lesson.Folders(
                Objects.requireNonNull(sample("cat").getParent()), home.resolve("caches")),
            new ModelStore(home.resolve("models"), Golden.models()),
            new ExportMenu(workspace.words(), new Exporter(workspace, Exporter.systemClip())),
            new Visited());
  }

  private final class Visited implements Ways {
    @Override
    public void toExplore(UnitAddress unit) {
      visited.add("explore");
    }

    @Override
    public void toExplore(CellAddress cell) {
      visited.add("explore");
    }

    @Override
    public void toTrain() {
      visited.add("train");
    }

    @Override
    public void toModels() {
      visited.add("models");
    }

    @Override
    public void toChapter(String chapter, Visit visit) {
      visited.add(chapter);
    }
  }

  @Override
  public void close() {
    photograph.close();
    indexes.close();
    super.close();
  }
}
