package org.filterscope.ui.models;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.ClassLabels;
import org.filterscope.network.Model;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.Shape;
import org.filterscope.network.store.Import;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * The form for importing a network: asks the user for what its file does not say, and previews the
 * network's answers.
 */
final class ImportForm {

  private static final Duration PAUSE = Duration.ofMillis(150);
  private static final int SHOWN = 3;

  /** Nearly all networks for smaller images read values from 0 to 1. */
  private static final int SMALL = 96;

  /** The name while the network is only previewed. */
  private static final String UNNAMED = "";

  private final Workspace workspace;
  private final Engine engine;
  private final Path file;
  private final Path photograph;
  private final StringProperty name;
  private final ObjectProperty<PreparationPreset> preset;
  private final ObjectProperty<@Nullable Path> labels = new SimpleObjectProperty<>();
  private boolean isChosen;
  private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();
  private final LatestRequest<Preview> asking;

  /**
   * Creates a form for a file and starts its preview.
   *
   * @param photograph the photograph for the preview
   * @param name suggested
   */
  ImportForm(Workspace workspace, Engine engine, Path file, Path photograph, String name) {
    this.workspace = workspace;
    this.engine = engine;
    this.file = file;
    this.photograph = photograph;
    this.name = new SimpleStringProperty(name);
    preset = new SimpleObjectProperty<>(usual(file));
    asking = workspace.requests().latest(PAUSE, this::show);
    preset.addListener((property, old, now) -> isChosen = true);
    labels.addListener((property, old, now) -> ask());
    ask();
  }

  /**
   * The network's answers for the photograph.
   *
   * @param answers one for each preparation; a single one if the file says how photographs are
   *     prepared, and none if there is a problem
   * @param layers the number of layers
   * @param classes the number of classes
   * @param labels where the names of the classes come from
   * @param suggested the preparation that the network's layers tell, or that most such networks
   *     have
   * @param problem why there is no answer; null if there is one
   */
  record Preview(
      List<Answer> answers,
      int layers,
      int classes,
      Import.LabelsOrigin labels,
      Optional<PreparationPreset> suggested,
      @Nullable Problem problem) {}

  /**
   * The answer with one preparation.
   *
   * @param preset the preparation; empty for the one in the file
   * @param classes the likeliest classes, in order
   */
  record Answer(Optional<PreparationPreset> preset, List<ClassProbability> classes) {}

  /** Most ONNX files come from PyTorch. */
  private static PreparationPreset usual(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx")
        ? PreparationPreset.TORCHVISION
        : PreparationPreset.KERAS_VGG;
  }

  /** The network's file. */
  Path file() {
    return file;
  }

  /** The photograph for the preview. */
  Path photograph() {
    return photograph;
  }

  /** The name of the imported model. */
  StringProperty name() {
    return name;
  }

  /** The preparation of photographs for it. */
  ObjectProperty<PreparationPreset> preset() {
    return preset;
  }

  /** The file with its labels; null for those of ImageNet. */
  ObjectProperty<@Nullable Path> labels() {
    return labels;
  }

  /** The preview; null until it has been computed. */
  ReadOnlyObjectProperty<@Nullable Preview> preview() {
    return preview.getReadOnlyProperty();
  }

  /** Whether the preview is being computed. */
  ReadOnlyBooleanProperty busy() {
    return asking.busy();
  }

  /** The user's answers. Reads the labels, so not for the JavaFX application thread. */
  Import wanted(String called, PreparationPreset prepared, @Nullable Path labelled) {
    return new Import(
        file,
        called,
        Optional.of(prepared),
        Optional.ofNullable(labelled).map(ClassLabels::read),
        "");
  }

  /** Cancels the preview. */
  void close() {
    asking.cancel();
  }

  /** Shows a preview, and chooses what it suggests unless the user has chosen. */
  private void show(Preview answered) {
    if (!isChosen) {
      answered.suggested().ifPresent(preset::set);
    }
    preview.set(answered);
  }

  private static Optional<PreparationPreset> suggested(List<Import.Preview> models) {
    Optional<PreparationPreset> told =
        models.stream()
            .filter(Import.Preview::isTold)
            .flatMap(each -> each.preset().stream())
            .findFirst();
    Shape input = models.get(0).model().network().input();
    boolean isSmall = input.channels() == 1 || Math.min(input.height(), input.width()) < SMALL;
    return told.or(
        () -> isSmall ? Optional.of(PreparationPreset.UNIT) : Optional.<PreparationPreset>empty());
  }

  private void ask() {
    PreparationPreset any = preset.get();
    Path labelled = labels.get();
    asking.request(
        workspace.words().get("models.import.asking", String.valueOf(file.getFileName())),
        cancellation ->
            engine
                .now(() -> wanted(UNNAMED, any, labelled).previews())
                .thenCompose(models -> answer(models, cancellation))
                .exceptionally(ImportForm::withoutAnswer));
  }

  /**
   * Tries the preparations one after the other, since each loaded network takes memory of its own.
   */
  private CompletableFuture<Preview> answer(
      List<Import.Preview> models, Cancellation cancellation) {
    Model first = models.get(0).model();
    CompletableFuture<List<Answer>> answers = CompletableFuture.completedFuture(List.of());
    for (Import.Preview each : models) {
      answers =
          answers.thenCompose(
              before -> answer(each, cancellation).thenApply(answer -> with(before, answer)));
    }
    return answers.thenApply(
        all ->
            new Preview(
                all,
                first.network().layers().size(),
                first.labels().size(),
                models.get(0).origin(),
                suggested(models),
                null));
  }

  private CompletableFuture<Answer> answer(Import.Preview asked, Cancellation cancellation) {
    Model model = asked.model();
    Inspector inspector = new Inspector(engine, model);
    return CompletableFuture.supplyAsync(
            () -> model.preparation().framed(workspace.reader(), photograph).pixels().argb(),
            workspace.desk())
        .thenCompose(argb -> inspector.classify(argb, cancellation))
        .thenApply(
            classes ->
                new Answer(asked.preset(), classes.subList(0, Math.min(SHOWN, classes.size()))))
        .whenComplete((answered, failure) -> inspector.close());
  }

  private static List<Answer> with(List<Answer> before, Answer next) {
    List<Answer> all = new ArrayList<>(before);
    all.add(next);
    return List.copyOf(all);
  }

  /** A problem that the user can fix is shown in the form. Anything else is thrown on. */
  private static Preview withoutAnswer(Throwable failure) {
    Throwable cause = Answers.cause(failure);
    if (cause instanceof Problem problem) {
      return new Preview(List.of(), 0, 0, Import.LabelsOrigin.NUMBERED, Optional.empty(), problem);
    }
    throw cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }
}
