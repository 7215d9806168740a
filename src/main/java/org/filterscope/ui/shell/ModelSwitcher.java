package org.filterscope.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.task.Answers;
import org.filterscope.task.Engine;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.task.Problem;
import org.filterscope.task.ProgressUnit;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.ModelSwitch;
import org.filterscope.ui.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Switches the model in use between the built-in one and files, and remembers it for the next
 * start. Used on the JavaFX application thread; models are loaded on the engine's.
 */
public final class ModelSwitcher implements ModelSwitch {

  private final Workspace workspace;
  private final Messages words;
  private final Engine engine;
  private final Supplier<Model> builtIn;
  private final Function<Path, Model> stored;
  private Consumer<Path> adding = file -> {};
  private final ReadOnlyObjectWrapper<@Nullable ModelInUse> inUse;
  private BooleanSupplier isNeeded = () -> false;
  private BooleanSupplier mayChange = () -> true;
  private boolean isLoading;

  /**
   * Starts without a model.
   *
   * @param inUse the workspace's model in use, which is set here
   * @param builtIn loads the built-in model
   * @param stored loads a model from a file
   */
  public ModelSwitcher(
      Workspace workspace,
      ReadOnlyObjectWrapper<@Nullable ModelInUse> inUse,
      Engine engine,
      Supplier<Model> builtIn,
      Function<Path, Model> stored) {
    this.workspace = workspace;
    this.words = workspace.words();
    this.inUse = inUse;
    this.engine = engine;
    this.builtIn = builtIn;
    this.stored = stored;
  }

  /** Sets what imports the files of other programs. */
  public void addWith(Consumer<Path> asking) {
    adding = asking;
  }

  /**
   * Sets a condition that keeps the model in use: as long as it holds, no other model replaces it.
   */
  public void keepWhile(BooleanSupplier needed) {
    isNeeded = needed;
  }

  /** Sets what asks the user before another model replaces the one in use. */
  public void askBefore(BooleanSupplier asking) {
    mayChange = asking;
  }

  /**
   * Loads the model that is wanted, else that of the last session, or the built-in one if that
   * fails.
   *
   * @param wanted the file of a model that was opened with the app; empty if there is none
   * @param failed called if there is no model at all
   */
  public void start(Optional<Path> wanted, Consumer<Throwable> failed) {
    Optional<Path> last =
        Optional.ofNullable(workspace.session().get().files().model()).map(Path::of);
    List<Path> files =
        Stream.concat(wanted.map(file -> file.toAbsolutePath().normalize()).stream(), last.stream())
            .toList();
    loadFirst(files, failed);
  }

  /** Loads the first file that can be loaded, or else the built-in model. */
  private void loadFirst(List<Path> files, Consumer<Throwable> failed) {
    if (files.isEmpty()) {
      load(null, failed);
      return;
    }
    load(
        files.get(0),
        reason -> {
          workspace.notices().problem(reason);
          loadFirst(files.subList(1, files.size()), failed);
        });
  }

  @Override
  public void open(Path file) {
    change(file.toAbsolutePath().normalize());
  }

  @Override
  public void add(Path file) {
    adding.accept(file);
  }

  @Override
  public void useBuiltIn() {
    change(null);
  }

  private void change(@Nullable Path file) {
    if (isLoading) {
      workspace.notices().tell(words.get("shell.model.busy"));
    } else if (isNeeded.getAsBoolean()) {
      workspace.notices().tell(words.get("shell.model.needed"));
    } else if (mayChange.getAsBoolean()) {
      load(file, failure -> refuse(file, failure));
    }
  }

  /** A network of another program that has no description yet is imported instead. */
  private void refuse(@Nullable Path file, Throwable failure) {
    boolean isToBeAdded =
        Answers.cause(failure) instanceof Problem problem && problem.key().equals("store.describe");
    if (file != null && isToBeAdded) {
      adding.accept(file);
    } else {
      workspace.notices().problem(failure);
    }
  }

  /**
   * Loads a model.
   *
   * @param file null for the built-in model
   */
  private void load(@Nullable Path file, Consumer<Throwable> failed) {
    isLoading = true;
    String what =
        file == null
            ? words.get("shell.job.loading")
            : words.get("shell.job.model", String.valueOf(file.getFileName()));
    Supplier<Model> loading = file == null ? builtIn : () -> stored.apply(file);
    Job<ModelInUse> job = workspace.jobs().create(what, ProgressUnit.PARTS);
    job.whenOver(workspace.window(), new Loaded(failed));
    job.follow(
        engine
            .now(loading::get)
            .thenApply(model -> new ModelInUse(model, new Inspector(engine, model), file)));
  }

  /** Puts a loaded model into use. */
  private final class Loaded implements JobCompletionHandler<ModelInUse> {
    private final Consumer<Throwable> failed;

    Loaded(Consumer<Throwable> failed) {
      this.failed = failed;
    }

    @Override
    public void completed(ModelInUse model) {
      isLoading = false;
      use(model);
    }

    @Override
    public void failed(Throwable reason) {
      isLoading = false;
      failed.accept(reason);
    }

    /** The engine was closed. */
    @Override
    public void cancelled() {
      isLoading = false;
    }
  }

  private void use(ModelInUse loaded) {
    ModelInUse before = inUse.get();
    Path file = loaded.file();
    workspace.session().change(session -> session.withModel(file == null ? null : file.toString()));
    // The screens let go of the previous model when this changes; only then may it be freed.
    inUse.set(loaded);
    if (before != null) {
      before.leave(workspace.desk());
      workspace.notices().tell(words.get("shell.model.now", loaded.model().name()));
    }
  }
}
