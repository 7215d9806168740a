package org.filterscope.ui.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.task.Engine;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.task.Problem;
import org.filterscope.task.ProgressUnit;
import org.filterscope.training.report.KernelChange;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.patch.TopPatchPictures;
import org.jspecify.annotations.Nullable;

/**
 * Holds the earlier model that the one in use is compared with, the same for all screens. The
 * comparison ends when another model comes into use. Used on the JavaFX application thread.
 */
public final class ReferenceModel implements AutoCloseable {

  private final Workspace workspace;
  private final Engine engine;
  private final Function<Optional<Path>, Model> loading;
  private final ReadOnlyObjectWrapper<@Nullable OpenReference> earlier =
      new ReadOnlyObjectWrapper<>();

  /** The name of a model to compare with its predecessor as soon as it is in use. */
  private @Nullable String awaited;

  /** Counts the requests, so that a late answer to an older one can be dropped. */
  private int asked;

  /**
   * Starts without a comparison.
   *
   * @param loading loads a model from a file, or the built-in one; on the engine's thread
   */
  public ReferenceModel(
      Workspace workspace, Engine engine, Function<Optional<Path>, Model> loading) {
    this.workspace = workspace;
    this.engine = engine;
    this.loading = loading;
    workspace.model().addListener((property, old, now) -> changed(old, now));
  }

  /** The earlier model; null if there is no comparison. */
  public ReadOnlyObjectProperty<@Nullable OpenReference> earlier() {
    return earlier.getReadOnlyProperty();
  }

  /** Compares with a model's file. */
  public void compareWith(Path file) {
    String name = String.valueOf(file.getFileName());
    start(name, () -> loading.apply(Optional.of(file)));
  }

  /** Compares with the built-in model. */
  public void compareWithBuiltIn() {
    start(workspace.words().get("explore.before.built-in"), () -> loading.apply(Optional.empty()));
  }

  /** Compares the model of that name with its predecessor as soon as it is in use. */
  public void compareNext(String name) {
    awaited = name;
  }

  /** Ends the comparison. */
  public void stop() {
    asked++;
    OpenReference old = earlier.get();
    // The screens let go of the model when this changes; only then may it be freed.
    earlier.set(null);
    if (old != null) {
      old.pictures().close();
      old.used().leave(workspace.desk());
    }
  }

  @Override
  public void close() {
    stop();
  }

  private void changed(@Nullable ModelInUse old, @Nullable ModelInUse now) {
    stop();
    String name = awaited;
    awaited = null;
    if (old != null && now != null && now.model().name().equals(name)) {
      Model model = old.model();
      start(model.name(), () -> model);
    }
  }

  private void start(String name, Supplier<Model> found) {
    stop();
    ModelInUse used = workspace.model().get();
    if (used == null) {
      workspace.notices().tell(workspace.words().get("filters.model.none"));
      return;
    }
    int number = asked;
    Job<OpenReference> job =
        workspace
            .jobs()
            .create(workspace.words().get("explore.before.job", name), ProgressUnit.PARTS);
    job.whenOver(workspace.window(), new Loaded(number, used));
    job.follow(
        engine.background(
            () -> {
              Model model = found.get();
              List<KernelChange> changes = KernelChange.between(model, used.model());
              ModelInUse opened = new ModelInUse(model, new Inspector(engine, model));
              return new OpenReference(
                  opened,
                  OpenReference.byLayer(changes),
                  new TopPatchPictures(engine, opened, workspace.reader(), workspace.desk()));
            }));
  }

  /** Takes the loaded reference, unless another was requested meanwhile. */
  private final class Loaded implements JobCompletionHandler<OpenReference> {
    private final int number;
    private final ModelInUse used;

    Loaded(int number, ModelInUse used) {
      this.number = number;
      this.used = used;
    }

    @Override
    public void completed(OpenReference result) {
      if (number == asked) {
        arrived(result, used);
      } else {
        result.pictures().close();
        result.used().leave(workspace.desk());
      }
    }

    @Override
    public void failed(Throwable reason) {
      if (number == asked || !(reason instanceof Problem)) {
        workspace.notices().problem(reason);
      }
    }

    /** The engine was closed. */
    @Override
    public void cancelled() {}
  }

  private void arrived(OpenReference result, ModelInUse used) {
    earlier.set(result);
    boolean isChanged =
        result.changes().values().stream()
            .anyMatch(units -> java.util.Arrays.stream(units).anyMatch(change -> change > 0));
    String key = isChanged ? "explore.before.now" : "explore.before.same";
    workspace
        .notices()
        .tell(workspace.words().get(key, used.model().name(), result.used().model().name()));
  }
}
