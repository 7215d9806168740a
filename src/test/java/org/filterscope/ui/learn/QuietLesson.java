package org.filterscope.ui.learn;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.filterscope.home.Session;
import org.filterscope.network.Model;
import org.filterscope.network.store.ModelStore;
import org.filterscope.ui.Photograph;
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

/** What chapters are made of, without a screen; ways out are written down. */
public final class QuietLesson extends QuietWindow {

  public final List<Object> wentTo = new CopyOnWriteArrayList<>();
  public final PhotographViewModel photograph;
  public final Indexes indexes;
  public final Lesson lesson;

  /**
   * A lesson for a model.
   *
   * @param home where indexes and models may lie, and caches are kept
   * @param ownThread the interface's thread; null for the test's
   */
  public QuietLesson(Model model, Path home, @Nullable Executor ownThread) {
    super(model, home, Session.FIRST, ownThread);
    indexes = new Indexes(workspace, engine, home.resolve("indexes"), home.resolve("none.sqlite"));
    photograph = new PhotographViewModel(workspace.requests(), used.inspector());
    workspace.picture().photograph().addListener((property, old, now) -> show(now));
    ExportMenu menu =
        new ExportMenu(workspace.words(), new Exporter(workspace, Exporter.systemClip()));
    lesson =
        new Lesson(
            workspace,
            used,
            photograph,
            indexes,
            engine,
            new Lesson.Folders(
                Objects.requireNonNull(sample("cat").getParent()),
                home,
                home.resolve("experiments")),
            new ModelStore(home.resolve("models"), home.resolve("none")),
            menu,
            new Written());
  }

  private void show(@Nullable Photograph opened) {
    if (opened != null) {
      photograph.show(opened);
    }
  }

  /** Opens a photograph, and waits until it went through the network. */
  public void open(String name) {
    workspace.picture().open(golden(name));
    until(
        () ->
            photograph.name().equals(name + ".png")
                && !photograph.busy().get()
                && photograph.inspection().get() != null);
  }

  private final class Written implements Ways {
    @Override
    public void toExplore(UnitAddress unit) {
      wentTo.add(unit);
    }

    @Override
    public void toExplore(CellAddress cell) {
      wentTo.add(cell);
    }

    @Override
    public void toTrain() {
      wentTo.add("train");
    }

    @Override
    public void toModels() {
      wentTo.add("models");
    }

    @Override
    public void toChapter(String chapter, Visit visit) {
      wentTo.add(chapter);
      wentTo.add(visit);
    }
  }

  /** Returns when nothing is at work any more. */
  @Override
  public void close() {
    photograph.close();
    indexes.close();
    super.close();
  }
}
