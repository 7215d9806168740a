package org.filterscope.ui.learn;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.filterscope.home.AutosavedFile;
import org.filterscope.home.Session;
import org.filterscope.ui.learn.chapter.ChapterEntry;
import org.jspecify.annotations.Nullable;

/**
 * The chapter that is open, and the chapters whose tasks are done. The session keeps both. It
 * outlives models.
 */
final class LearnViewModel {

  private final List<ChapterEntry> chapters;
  private final AutosavedFile<Session> session;
  private final ReadOnlyObjectWrapper<ChapterEntry> current = new ReadOnlyObjectWrapper<>();
  private final ObservableSet<String> done = FXCollections.observableSet();

  /**
   * Starts where the last session ended.
   *
   * @param chapters all, at least one
   */
  LearnViewModel(List<ChapterEntry> chapters, AutosavedFile<Session> session) {
    this.chapters = List.copyOf(chapters);
    this.session = session;
    Session.Learned learned = session.get().learned();
    done.addAll(learned.tasks());
    current.set(find(learned.chapter()));
  }

  /** All chapters, from the first to the last. */
  List<ChapterEntry> chapters() {
    return chapters;
  }

  /** The chapter in view; never null. */
  ReadOnlyObjectProperty<ChapterEntry> current() {
    return current.getReadOnlyProperty();
  }

  /** Ids of the chapters whose tasks are done. */
  ObservableSet<String> done() {
    return FXCollections.unmodifiableObservableSet(done);
  }

  /** Opens a chapter. */
  void turnTo(ChapterEntry chapter) {
    if (!chapter.equals(current.get())) {
      session.change(before -> before.withChapter(chapter.id()));
      current.set(chapter);
    }
  }

  /** Opens the chapter with an id, or the first one if there is none with that id. */
  void turnTo(String id) {
    turnTo(find(id));
  }

  /** Marks a chapter's task as done. */
  void finish(ChapterEntry chapter) {
    if (done.add(chapter.id())) {
      session.change(before -> before.withTask(chapter.id()));
    }
  }

  private ChapterEntry find(@Nullable String id) {
    return chapters.stream()
        .filter(chapter -> chapter.id().equals(id))
        .findFirst()
        .orElse(chapters.get(0));
  }
}
