package org.filterscope.ui.learn.training;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.lesson.answer.BreedsBesideHead;
import org.filterscope.lesson.answer.CoveredPicture;
import org.filterscope.network.Model;
import org.filterscope.network.store.ModelStore;
import org.filterscope.network.store.StoredModel;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.task.ProgressUnit;
import org.filterscope.training.report.ClassGroups;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.job.CurrentJob;
import org.filterscope.ui.learn.chapter.Lesson;
import org.jspecify.annotations.Nullable;

/**
 * The view model of chapter 9: a photograph, a covered part of it, and the answers to both, of the
 * model in use or of two models side by side. Used on the JavaFX application thread.
 */
final class CoverViewModel implements AutoCloseable {

  /** How long a cover has to rest before the network is asked. */
  private static final Duration REST = Duration.ofMillis(40);

  /** The side of the first cover, as a share of what the network reads. */
  private static final double FIRST_SIDE = 0.3;

  private final Lesson lesson;
  private final Workspace workspace;
  private final int colour;
  private final ObjectProperty<@Nullable Crop> cover = new SimpleObjectProperty<>(this, "cover");
  private final BooleanProperty isCovered = new SimpleBooleanProperty(this, "covered", true);
  private final ReadOnlyObjectWrapper<@Nullable Answer> open = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Answer> covered = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable BreedsPair> pair = new ReadOnlyObjectWrapper<>();
  private final ObservableList<CatDogModel> breeds = FXCollections.observableArrayList();
  private final ObservableList<CatDogModel> heads = FXCollections.observableArrayList();
  private final CurrentJob<BreedsPair> loading;
  private final LatestRequest<Answer> asking;
  private final LatestRequest<Answer> askingCovered;
  private final Subscriptions subscriptions = new Subscriptions();
  private boolean isShown;

  /** The last request, so that nothing is asked twice. */
  private @Nullable Question asked;

  private record Question(Picture picture, Crop framing, @Nullable BreedsPair pair) {}

  /** The answer to one picture. */
  sealed interface Answer {

    /**
     * The answer of the model in use alone.
     *
     * @param classes the likeliest first
     */
    record OfOne(List<ClassProbability> classes) implements Answer {}

    /** The answer of two models. */
    record OfTwo(BreedsBesideHead.Answer answer) implements Answer {}
  }

  /** Nothing is asked before the chapter comes into view. */
  CoverViewModel(Lesson lesson) {
    this.lesson = lesson;
    workspace = lesson.workspace();
    colour = CoveredPicture.meanColour(lesson.used().model().preparation());
    loading = new CurrentJob<>(workspace.window());
    asking = workspace.requests().latest(Duration.ZERO, open::set);
    askingCovered = workspace.requests().latest(REST, covered::set);
    subscriptions.onChange(lesson.photograph().photograph(), this::another);
    subscriptions.onChange(lesson.photograph().framing(), this::ask);
    cover.addListener((property, old, now) -> askCovered());
    isCovered.addListener((property, old, now) -> askCovered());
    another();
  }

  /** The photograph in use. */
  ReadOnlyObjectProperty<@Nullable Photograph> photograph() {
    return lesson.photograph().photograph();
  }

  /** The part of it that the network reads. */
  ReadOnlyObjectProperty<@Nullable Crop> framing() {
    return lesson.photograph().framing();
  }

  /** The part that is covered, or would be. */
  ObjectProperty<@Nullable Crop> cover() {
    return cover;
  }

  /** Whether it is covered. */
  BooleanProperty isCovered() {
    return isCovered;
  }

  /** The cover's colour: what the model in use reads as nothing. */
  int colour() {
    return colour;
  }

  /** The answer to the photograph as it is; null until it is there. */
  ReadOnlyObjectProperty<@Nullable Answer> open() {
    return open.getReadOnlyProperty();
  }

  /** The answer to the covered photograph; null until it is there, and without a cover. */
  ReadOnlyObjectProperty<@Nullable Answer> covered() {
    return covered.getReadOnlyProperty();
  }

  /** Whether the answer to the covered photograph belongs to an earlier cover. */
  ReadOnlyBooleanProperty busy() {
    return askingCovered.busy();
  }

  /** The two models that answer; null while it is the one in use alone. */
  ReadOnlyObjectProperty<@Nullable BreedsPair> pair() {
    return pair.getReadOnlyProperty();
  }

  /** The job that loads them; null if none is running. */
  ReadOnlyObjectProperty<@Nullable Job<BreedsPair>> job() {
    return loading.job();
  }

  /** Models with ImageNet's classes, whose breeds can be summed. */
  ObservableList<CatDogModel> breeds() {
    return breeds;
  }

  /** Models of two classes, cat and dog. */
  ObservableList<CatDogModel> heads() {
    return heads;
  }

  /** The model in use. */
  Model model() {
    return lesson.used().model();
  }

  /**
   * Called when the chapter comes into view or goes out of it. In view, it finds out which models
   * there are, and asks; out of view, it asks no more.
   */
  void look(boolean isNow) {
    isShown = isNow;
    if (!isNow) {
      askingCovered.cancel();
      return;
    }
    findModels();
    ask();
    if (covered.get() == null) {
      // It may have been asked for, and given up when the chapter went out of view.
      askCovered();
    }
  }

  /** Puts the cover back to where it was at first. */
  void resetCover() {
    Photograph shown = photograph().get();
    Crop framing = framing().get();
    if (shown == null || framing == null) {
      cover.set(null);
      return;
    }
    Box box = framing.box();
    cover.set(
        Crop.square(
            shown.picture(),
            (box.x0() + box.x1()) / 2,
            (box.y0() + box.y1()) / 2,
            FIRST_SIDE * box.width()));
  }

  /** Loads two models and shows their answers. */
  void compare(CatDogModel ofBreeds, CatDogModel ofHead) {
    Job<BreedsPair> job =
        workspace
            .jobs()
            .create(
                workspace.words().get("learn.cover.job", ofBreeds.name(), ofHead.name()),
                ProgressUnit.PARTS);
    loading.start(job, workspace.desk(), () -> load(ofBreeds, ofHead), new Loaded());
  }

  /** Shows the answers of the model in use alone again. */
  void compareNoLonger() {
    leavePair();
    ask();
  }

  @Override
  public void close() {
    subscriptions.close();
    asking.cancel();
    askingCovered.cancel();
    loading.leave();
    leavePair();
  }

  private void leavePair() {
    BreedsPair before = pair.get();
    pair.set(null);
    if (before != null) {
      before.leave(workspace.desk());
    }
  }

  private void another() {
    resetCover();
    ask();
  }

  private void findModels() {
    ModelStore store = lesson.store();
    var unused =
        CompletableFuture.supplyAsync(() -> store.list(damaged -> {}), workspace.desk())
            .whenCompleteAsync(
                (found, failure) -> offer(failure == null ? found : List.of()), workspace.window());
  }

  private void offer(List<StoredModel> found) {
    offer(breeds, found, labels -> CatDogModel.breeds(labels).isPresent());
    offer(heads, found, CatDogModel::isHead);
  }

  private void offer(
      ObservableList<CatDogModel> list, List<StoredModel> found, Predicate<List<String>> fits) {
    List<CatDogModel> fitting = new ArrayList<>();
    if (fits.test(model().labels())) {
      fitting.add(new CatDogModel(model().name(), Optional.empty()));
    }
    Path used = lesson.used().file();
    for (StoredModel stored : found) {
      if (!stored.file().equals(used) && fits.test(stored.labels())) {
        fitting.add(new CatDogModel(stored.name(), Optional.of(stored)));
      }
    }
    if (!fitting.equals(list)) {
      list.setAll(fitting);
    }
  }

  private BreedsPair load(CatDogModel ofBreeds, CatDogModel ofHead) {
    List<ModelInUse> loaded = new ArrayList<>();
    try {
      Inspector one = inspector(ofBreeds, loaded);
      Inspector other = inspector(ofHead, loaded);
      ClassGroups groups = CatDogModel.breeds(one.model().labels()).orElseThrow();
      return new BreedsPair(
          new BreedsBesideHead(one, groups, other), ofBreeds.name(), ofHead.name(), loaded);
    } catch (RuntimeException e) {
      loaded.forEach(model -> model.leave(workspace.desk()));
      throw e;
    }
  }

  private Inspector inspector(CatDogModel asked, List<ModelInUse> loaded) {
    if (asked.stored().isEmpty()) {
      return lesson.used().inspector();
    }
    Path file = asked.stored().get().file();
    Model model = Answers.await(lesson.engine().background(() -> lesson.store().load(file)));
    ModelInUse opened = new ModelInUse(model, new Inspector(lesson.engine(), model), file);
    loaded.add(opened);
    return opened.inspector();
  }

  private final class Loaded implements JobCompletionHandler<BreedsPair> {
    @Override
    public void completed(BreedsPair result) {
      leavePair();
      pair.set(result);
      ask();
    }

    @Override
    public void failed(Throwable reason) {
      workspace.notices().problem(reason);
    }

    @Override
    public void cancelled() {}
  }

  private void ask() {
    Question question = question();
    if (!isShown || question == null || question.equals(asked)) {
      return;
    }
    asked = question;
    open.set(null);
    covered.set(null);
    asking.request(
        workspace.words().get("learn.cover.asking"),
        cancellation -> answer(question, question.picture(), cancellation));
    askCovered();
  }

  private void askCovered() {
    Question question = question();
    Crop part = cover.get();
    if (!isShown || question == null) {
      return;
    }
    if (part == null || !isCovered.get()) {
      askingCovered.cancel();
      covered.set(null);
      return;
    }
    askingCovered.request(
        workspace.words().get("learn.cover.asking"),
        cancellation ->
            CompletableFuture.supplyAsync(
                    () -> CoveredPicture.of(question.picture(), part.box(), colour),
                    workspace.desk())
                .thenCompose(picture -> answer(question, picture, cancellation)));
  }

  private @Nullable Question question() {
    Photograph shown = photograph().get();
    Crop framing = framing().get();
    return shown == null || framing == null
        ? null
        : new Question(shown.picture(), framing, pair.get());
  }

  private CompletableFuture<Answer> answer(
      Question question, Picture picture, Cancellation cancellation) {
    BreedsPair two = question.pair();
    if (two != null) {
      return two.both().ask(picture, question.framing(), cancellation).thenApply(Answer.OfTwo::new);
    }
    return lesson
        .used()
        .inspector()
        .inspect(picture, question.framing(), cancellation)
        .thenApply(
            inspection -> {
              try (Inspection looked = inspection) {
                return new Answer.OfOne(looked.classes());
              }
            });
  }

  /** The likeliest class of each model that answers; empty before there is an answer. */
  static Optional<List<String>> likeliest(@Nullable Answer answer) {
    if (answer instanceof Answer.OfOne one) {
      return Optional.of(List.of(one.classes().get(0).label()));
    }
    if (answer instanceof Answer.OfTwo two) {
      return Optional.of(
          List.of(
              Objects.toString(two.answer().sums()[0] > two.answer().sums()[1]),
              Objects.toString(two.answer().head()[0] > two.answer().head()[1])));
    }
    return Optional.empty();
  }
}
