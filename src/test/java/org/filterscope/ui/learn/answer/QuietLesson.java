package org.filterscope.ui.learn.answer;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.filterscope.home.Session;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Model;
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

/** What chapters are made of, without a window. */
final class QuietLesson extends QuietWindow {

  final Lesson lesson;

  /** Where chapters led to. */
  final List<Object> visits = new CopyOnWriteArrayList<>();

  private final Indexes indexes;
  private final PhotographViewModel photograph;

  /** A lesson whose interface's thread is the test's. */
  QuietLesson(Model model, Path home) {
    this(model, home, null);
  }

  /**
   * A lesson.
   *
   * @param ownThread the interface's thread; null for the test's
   */
  QuietLesson(Model model, Path home, @Nullable Executor ownThread) {
    super(model, home, Session.FIRST, ownThread);
    indexes = new Indexes(workspace, engine, home.resolve("indexes"), home.resolve("none.sqlite"));
    photograph = new PhotographViewModel(workspace.requests(), used.inspector());
    lesson =
        new Lesson(
            workspace,
            used,
            photograph,
            indexes,
            engine,
            new Lesson.Folders(home, home),
            new ExportMenu(workspace.words(), new Exporter(workspace, new NoClip())),
            new Ways() {
              @Override
              public void toExplore(UnitAddress unit) {
                visits.add(unit);
              }

              @Override
              public void toExplore(CellAddress cell) {
                visits.add(cell);
              }

              @Override
              public void toTrain() {
                throw new AssertionError("nothing leads to Train here");
              }

              @Override
              public void toChapter(String chapter, Visit visit) {
                visits.add(chapter);
                visits.add(visit);
              }
            });
  }

  /** Shows the network a golden photograph, on the interface's thread; it is inspected later. */
  void show(String name) {
    Path file = golden(name);
    photograph.show(Photograph.of(file, workspace.reader().read(file)));
  }

  /** Shows the network a golden photograph and waits for its inspection, on the test's thread. */
  void open(String name) {
    Inspection before = photograph.inspection().get();
    show(name);
    until(() -> !photograph.busy().get() && photograph.inspection().get() != before);
  }

  /** What the network made of it. */
  Inspection inspection() {
    return Objects.requireNonNull(photograph.inspection().get());
  }

  @Override
  public void close() {
    photograph.close();
    indexes.close();
    super.close();
  }

  private static final class NoClip implements Exporter.Clip {
    @Override
    public void picture(Picture picture) {
      throw new AssertionError("nothing is copied here");
    }

    @Override
    public void text(String text) {
      throw new AssertionError("nothing is copied here");
    }
  }
}
