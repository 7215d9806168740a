package org.filterscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.home.AutosavedFile;
import org.filterscope.home.JsonFile;
import org.filterscope.home.Session;
import org.filterscope.image.FileAccess;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.file.ModelFile;
import org.filterscope.task.Engine;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.Golden;
import org.filterscope.testing.Patience;
import org.filterscope.testing.PlayedCameras;
import org.filterscope.ui.compare.ReferenceModel;
import org.jspecify.annotations.Nullable;

/**
 * The screen's models without a screen: the test's thread is the interface's, the engine, the model
 * and the photographs are real.
 */
public class QuietWindow implements AutoCloseable {

  /** The screens' threads that end by themselves when they are closed. */
  private static final Set<String> WORKING =
      Set.of(
          "engine",
          "indexing",
          "training",
          "classify",
          "fetching",
          "photographs",
          "explanation",
          "camera");

  /** What other tests have left. */
  private final Set<Thread> others = Thread.getAllStackTraces().keySet();

  public final Engine engine = new Engine();
  public final List<String> told = new CopyOnWriteArrayList<>();

  /** What was told with a way to it, and taken away again. */
  public final List<String> offered = new CopyOnWriteArrayList<>();

  /** What each of these offers does. */
  public final List<Runnable> offerActions = new CopyOnWriteArrayList<>();

  public final List<String> withdrawn = new CopyOnWriteArrayList<>();
  public final List<Throwable> problems = new CopyOnWriteArrayList<>();

  /** Problems that no longer matter. */
  public final List<Throwable> settled = new CopyOnWriteArrayList<>();

  public final List<String> askedFor = new CopyOnWriteArrayList<>();
  public final ModelInUse used;
  public final ReadOnlyObjectWrapper<@Nullable ModelInUse> inUse;
  public final Workspace workspace;
  public final ReferenceModel before;
  public final PlayedCameras cameras = new PlayedCameras();
  private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
  private final ExecutorService desk = Executors.newFixedThreadPool(2);
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  /** How photographs are opened, which a test may delay. */
  public volatile FileAccess files = FileAccess.DISK;

  /** Where the next file is saved to; nowhere, until a test says so. */
  public volatile @Nullable Path target;

  /** A screen whose interface's thread is the test's. */
  public QuietWindow(Model model, Path home, Session session) {
    this(model, home, session, null);
  }

  /**
   * A screen.
   *
   * @param ownThread the interface's thread; null for the test's
   */
  public QuietWindow(Model model, Path home, Session session, @Nullable Executor ownThread) {
    Executor window = ownThread == null ? this.window::add : ownThread;
    Messages words = new Messages(Locale.ENGLISH);
    PictureReader reader = new PictureReader(file -> files.open(file));
    Notices notices = new Said();
    used = new ModelInUse(model, new Inspector(engine, model));
    inUse = new ReadOnlyObjectWrapper<>(used);
    OpenPicture picture = new OpenPicture(reader, desk, clock, window, notices, words);
    workspace =
        new Workspace(
            words,
            notices,
            new Jobs(clock, window, InstantSource.system()),
            new Chosen(),
            picture,
            new LiveCamera(cameras, picture, desk, window, notices, words, InstantSource.system()),
            inUse.getReadOnlyProperty(),
            new AutosavedFile<>(
                session,
                new JsonFile<>(home.resolve("session.json"), Session.class),
                clock,
                desk,
                problems::add),
            reader,
            desk,
            clock,
            window);
    before =
        new ReferenceModel(
            workspace,
            engine,
            file -> file.map(ModelFile::read).map(ModelFile.Opened::model).orElse(model));
  }

  private final class Said implements Notices {
    @Override
    public void tell(String what) {
      told.add(what);
    }

    @Override
    public Runnable offer(String what, String way, Runnable going) {
      offerActions.add(going);
      offered.add(what);
      return () -> withdrawn.add(what);
    }

    @Override
    public void problem(Throwable reason) {
      problems.add(reason);
    }

    @Override
    public Runnable passingProblem(Throwable reason) {
      problem(reason);
      return () -> settled.add(reason);
    }
  }

  private final class Chosen implements FileChoice {
    @Override
    public Optional<Path> picture(String title) {
      return Optional.ofNullable(target);
    }

    @Override
    public Optional<Path> file(String title, FileKind... kinds) {
      return Optional.ofNullable(target);
    }

    @Override
    public Optional<Path> folder(String title) {
      return Optional.ofNullable(target);
    }

    @Override
    public Optional<Path> save(String title, String name, List<FileKind> kinds) {
      askedFor.add(title + "|" + name);
      return Optional.ofNullable(target);
    }
  }

  /** The built-in model, from the project's folder. */
  public static Model builtIn() {
    return Golden.builtIn();
  }

  /** A photograph that comes with the app. */
  public static Path sample(String name) {
    return Path.of(
        System.getProperty("filterscope.root", ""), "assets/photographs/" + name + ".jpg");
  }

  /** A golden photograph: 224 x 224, so that it reaches the network as it is. */
  public static Path golden(String name) {
    return Path.of(
        System.getProperty("filterscope.root", ""),
        "src/test/resources/golden/inputs/" + name + ".png");
  }

  /** Waits for JavaFX's thread, the interface's; asks there, as that is where things change. */
  public void untilShown(Callable<Boolean> isSo) {
    FxThread.until(isSo, this::soFar);
    FxThread.untilLaidOut();
  }

  /** Lets the window work until something is so. */
  public void until(BooleanSupplier isSo) {
    Patience.Deadline deadline = Patience.deadline();
    try {
      while (!isSo.getAsBoolean()) {
        Runnable next = window.poll(20, TimeUnit.MILLISECONDS);
        if (next != null) {
          next.run();
        } else if (deadline.hasPassed()) {
          throw new AssertionError("waited in vain; " + soFar());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String soFar() {
    return "told: " + told + ", problems: " + problems;
  }

  /** Returns when nothing is at work any more that could write into the test's folder. */
  @Override
  public void close() {
    workspace.camera().close();
    clock.shutdownNow();
    desk.shutdownNow();
    engine.close();
    try {
      assertThat(clock.awaitTermination(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(desk.awaitTermination(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (WORKING.contains(thread.getName()) && !others.contains(thread)) {
          thread.join(Patience.DURATION.toMillis());
          assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
