package org.filterscope.ui.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.ChapterEntry;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Visit;
import org.filterscope.ui.unit.UnitStyles;
import org.jspecify.annotations.Nullable;

/** The screen for one model: chapters, the figure of one of them, and its steps. */
final class LearnView extends BorderPane implements AutoCloseable {

  private static final double LEFT = 200;
  private static final double RIGHT = 280;

  private final Lesson lesson;
  private final LearnViewModel model;
  private final Messages words;
  private final StackPane middle = new StackPane();
  private final StackPane right = new StackPane();
  private final Label title = new Label();
  private final Subscriptions subscriptions = new Subscriptions();
  private final LearnKeys keys;

  /** The chapters that were opened with this model. */
  private final Map<ChapterEntry, Opened> opened = new LinkedHashMap<>();

  private @Nullable Opened current;
  private boolean isInView;

  /** A chapter, and its steps if it applies to the model. */
  private record Opened(Chapter chapter, Optional<StepPane> steps) {}

  LearnView(Lesson lesson, LearnViewModel model) {
    this.lesson = lesson;
    this.model = model;
    words = lesson.words();
    UnitStyles.dress(this, "learn", "learn.css");
    title.getStyleClass().add("wall-title");
    title.setId("chapter-title");
    HBox top = new HBox(title, Texts.spring(), lesson.menu().saveButton(this::figure));
    top.setAlignment(Pos.CENTER_LEFT);
    top.getStyleClass().add("wall-top");
    middle.getStyleClass().add("chapter-figure");
    middle.setId("figure");
    middle.setMinSize(0, 0);
    lesson.menu().attach(middle, this::figure);
    setLeft(left());
    setCenter(new BorderPane(middle, top, null, null, null));
    width(right, RIGHT);
    right.getStyleClass().add("unit-pane");
    setRight(right);
    keys = new LearnKeys(lesson.workspace().picture(), this, lesson.menu());
    keys.listenOn(this);
    subscriptions.onChange(model.current(), this::turn);
  }

  /**
   * Called when the screen comes into view or goes out of it. A chapter is not opened before it is
   * in view.
   */
  void look(boolean isNow) {
    isInView = isNow;
    if (isNow) {
      turn();
    } else {
      leaveCurrent();
    }
  }

  /** Shows a chapter, and in it what the user comes to see. */
  void open(String chapter, Visit visit) {
    model.turnTo(chapter);
    turn();
    applying().ifPresent(shown -> shown.visit(visit));
  }

  /** The figure of the chapter in view. */
  Optional<Exportable> figure() {
    return applying().flatMap(Chapter::figure);
  }

  /** Moves by some steps, forward or back. */
  void moveStep(int by) {
    Opened shown = current;
    if (shown != null) {
      shown.steps().ifPresent(steps -> steps.move(by));
    }
  }

  /** Moves by some chapters, forward or back, but not past the ends. */
  void moveChapter(int by) {
    List<ChapterEntry> all = model.chapters();
    int at = all.indexOf(model.current().get()) + by;
    model.turnTo(all.get(Math.max(0, Math.min(at, all.size() - 1))));
  }

  /** Passes a key on to the chapter in view; returns whether it has a use for it. */
  boolean takeInChapter(KeyCode code) {
    return applying().filter(shown -> shown.take(code)).isPresent();
  }

  /** Handles a key that was pressed elsewhere in the window. */
  boolean take(KeyEvent event) {
    return keys.take(event, getScene().getFocusOwner());
  }

  /** The keys that can be used now. */
  List<KeyHint> keys() {
    return LearnKeys.hints(words, applying().map(Chapter::keys).orElse(List.of()));
  }

  boolean mayChangeModel() {
    return opened.values().stream()
        .map(Opened::chapter)
        .filter(chapter -> chapter.obstacle().isEmpty())
        .allMatch(Chapter::mayChangeModel);
  }

  /** Stops listening to what lives longer. */
  @Override
  public void close() {
    leaveCurrent();
    subscriptions.close();
    opened.values().forEach(each -> each.chapter().close());
    opened.clear();
  }

  private Optional<Chapter> applying() {
    return Optional.ofNullable(current)
        .map(Opened::chapter)
        .filter(chapter -> chapter.obstacle().isEmpty());
  }

  private void turn() {
    ChapterEntry entry = model.current().get();
    Opened next = isInView ? opened.computeIfAbsent(entry, this::open) : opened.get(entry);
    if (next == null || next.equals(current)) {
      return;
    }
    leaveCurrent();
    current = next;
    title.setText(entry.title(words));
    Optional<String> obstacle = next.chapter().obstacle();
    if (obstacle.isPresent()) {
      Label why = Texts.text(obstacle.get());
      why.setId("obstacle");
      why.getStyleClass().setAll("label", "empty-hint");
      middle.getChildren().setAll(why);
      right.getChildren().clear();
    } else {
      middle.getChildren().setAll(next.chapter().node());
      next.steps().ifPresent(right.getChildren()::setAll);
      next.chapter().look(true);
    }
  }

  private Opened open(ChapterEntry entry) {
    Chapter chapter = entry.opening().apply(lesson);
    return chapter.obstacle().isPresent()
        ? new Opened(chapter, Optional.empty())
        : new Opened(
            chapter, Optional.of(new StepPane(words, entry, chapter, model, subscriptions)));
  }

  private void leaveCurrent() {
    applying().ifPresent(chapter -> chapter.look(false));
    current = null;
  }

  private LiveScroll left() {
    VBox content = new VBox(new ChapterList(words, model, subscriptions));
    content.getStyleClass().add("left-content");
    LiveScroll scroll = new LiveScroll(content);
    scroll.getStyleClass().addAll("edge-to-edge", "left-pane");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    width(scroll, LEFT);
    return scroll;
  }

  private static void width(Region region, double width) {
    region.setMinWidth(width);
    region.setPrefWidth(width);
    region.setMaxWidth(width);
  }
}
