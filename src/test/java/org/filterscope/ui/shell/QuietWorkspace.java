package org.filterscope.ui.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.home.AutosavedFile;
import org.filterscope.home.JsonFile;
import org.filterscope.home.Session;
import org.filterscope.image.PictureReader;
import org.filterscope.network.store.ModelStore;
import org.filterscope.testing.FakeScheduler;
import org.filterscope.testing.Golden;
import org.filterscope.testing.PlayedCameras;
import org.filterscope.ui.AvailableModels;
import org.filterscope.ui.FileChoice;
import org.filterscope.ui.FileKind;
import org.filterscope.ui.Jobs;
import org.filterscope.ui.LiveCamera;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.ModelSwitch;
import org.filterscope.ui.OpenPicture;
import org.filterscope.ui.Workspace;
import org.jspecify.annotations.Nullable;

/** A workspace in which everything happens in the test's thread, and time when the test says. */
final class QuietWorkspace {

  final FakeScheduler clock = new FakeScheduler();
  final Messages words = new Messages();
  final NoticeBoard notices = new NoticeBoard(clock, Runnable::run, () -> words);
  final ReadOnlyObjectWrapper<@Nullable ModelInUse> model = new ReadOnlyObjectWrapper<>();
  final AutosavedFile<Session> session;
  final Workspace workspace;
  final ModelStore store;
  final PlayedCameras cameras = new PlayedCameras();
  Optional<Path> choice = Optional.empty();

  /** Files that were to be taken into use as models; empty for the one that comes with the app. */
  final List<Optional<Path>> models = new ArrayList<>();

  /** Files of other programs that were to be added. */
  final List<Path> added = new ArrayList<>();

  QuietWorkspace(Path folder, Session last) {
    this(folder, last, new PictureReader());
  }

  QuietWorkspace(Path folder, Session last, PictureReader reader) {
    session =
        new AutosavedFile<>(
            last,
            new JsonFile<>(folder.resolve("session.json"), Session.class),
            clock,
            Runnable::run,
            notices::problem);
    store = new ModelStore(folder.resolve("models"), Golden.models());
    OpenPicture picture =
        new OpenPicture(reader, Runnable::run, clock, Runnable::run, notices, words);
    workspace =
        new Workspace(
            words,
            notices,
            new Jobs(clock, Runnable::run, InstantSource.system()),
            new Choice(),
            picture,
            new LiveCamera(
                cameras,
                picture,
                Runnable::run,
                // Frames arrive on the camera's thread.
                Platform::runLater,
                notices,
                words,
                InstantSource.system()),
            model.getReadOnlyProperty(),
            session,
            reader,
            Runnable::run,
            clock,
            Runnable::run);
  }

  /** Lets what was asked for happen. */
  void settle() {
    clock.advance(Duration.ofMillis(1));
  }

  /** What is told now. */
  String told() {
    Notice notice = notices.shown().get();
    return notice == null ? "" : notice.text();
  }

  /** A frame whose choice of models is only noted. */
  ShellViewModel shell() {
    return new ShellViewModel(
        workspace,
        notices,
        new ModelSwitch() {
          @Override
          public void open(Path file) {
            models.add(Optional.of(file));
          }

          @Override
          public void add(Path file) {
            added.add(file);
          }

          @Override
          public void useBuiltIn() {
            models.add(Optional.empty());
          }
        },
        new AvailableModels(workspace, store));
  }

  /** Chooses what the test says. */
  private final class Choice implements FileChoice {

    @Override
    public Optional<Path> picture(String title) {
      return choice;
    }

    @Override
    public Optional<Path> file(String title, FileKind... kinds) {
      return choice;
    }

    @Override
    public Optional<Path> folder(String title) {
      return choice;
    }

    @Override
    public Optional<Path> save(String title, String name, List<FileKind> kinds) {
      return choice;
    }
  }
}
