package org.filterscope.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.filterscope.camera.Camera;
import org.filterscope.home.Session;
import org.filterscope.network.store.StoredModel;
import org.filterscope.ui.AvailableModels;
import org.filterscope.ui.FileKind;
import org.filterscope.ui.FolderPosition;
import org.filterscope.ui.LiveCamera;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.ModelSwitch;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * The view model of the window's frame: opens photographs and models, and keeps the recent files.
 */
public final class ShellViewModel {

  private final Workspace workspace;
  private final Messages words;
  private final NoticeBoard notices;
  private final ModelSwitch models;
  private final AvailableModels available;
  private final ObservableList<Path> recent = FXCollections.observableArrayList();

  /**
   * Shared by all listeners, since a wrapper without references is collected, and its listeners
   * with it.
   */
  private final ObservableList<Path> readOnlyRecent =
      FXCollections.unmodifiableObservableList(recent);

  private final ReadOnlyBooleanWrapper modelMissing = new ReadOnlyBooleanWrapper();

  /** What the user opened last. Photographs reached by next and previous are not remembered. */
  private List<Path> asked = List.of();

  private Runnable bringsPhotographs = () -> {};

  private Consumer<String> followsAddresses = address -> {};
  private Runnable copiesAddress = () -> {};
  private Runnable showsTour = () -> {};

  /**
   * Creates the frame's view model for a workspace.
   *
   * @param notices receives the workspace's notices
   * @param models switches between models
   * @param available the models at hand
   */
  public ShellViewModel(
      Workspace workspace, NoticeBoard notices, ModelSwitch models, AvailableModels available) {
    this.workspace = workspace;
    this.words = workspace.words();
    this.notices = notices;
    this.models = models;
    this.available = available;
    workspace.session().get().files().recent().forEach(file -> recent.add(Path.of(file)));
    workspace.picture().photograph().addListener((property, old, now) -> remember(now));
  }

  /** What all screens share. */
  public Workspace workspace() {
    return workspace;
  }

  /** The notices. */
  public NoticeBoard notices() {
    return notices;
  }

  /** Sets what switches to a screen that shows an opened photograph. */
  public void showPhotographsWith(Runnable bringing) {
    bringsPhotographs = bringing;
  }

  /**
   * Sets what follows the address of a view, and what copies that of the view on the screen.
   *
   * @param following is given what is meant as an address
   * @param copying puts the address on the clipboard
   */
  public void useAddresses(Consumer<String> following, Runnable copying) {
    followsAddresses = following;
    copiesAddress = copying;
  }

  /** Copies the address of the view on the screen. */
  void copyAddress() {
    copiesAddress.run();
  }

  /** Follows the address of a view. */
  public void follow(String address) {
    followsAddresses.accept(address);
  }

  /** Sets what shows the tour. */
  public void showTourWith(Runnable showing) {
    showsTour = showing;
  }

  /** Shows the tour. */
  void showTour() {
    showsTour.run();
  }

  /**
   * Opens the first photograph: the one named on the command line, else that of the last session,
   * else the sample that comes with the app.
   */
  public void start(Optional<Path> wanted, Path bundled) {
    @Nullable String last = workspace.session().get().explored().image();
    if (wanted.isPresent()) {
      asked = List.of(whole(wanted.get()));
      workspace.picture().open(wanted.get(), bundled);
    } else if (last != null) {
      workspace.picture().open(Path.of(last), bundled);
    } else {
      workspace.picture().open(bundled);
    }
  }

  /** Remembers a photograph among the recent files as soon as it is open. */
  public void rememberNext(Path file) {
    asked = List.of(whole(file));
  }

  /** Opens a photograph or a folder. */
  public void open(Path fileOrFolder) {
    open(List.of(fileOrFolder));
  }

  /** Opens several files or folders at once. A single model file is put into use. */
  public void open(List<Path> filesOrFolders) {
    if (filesOrFolders.size() == 1 && ModelSwitch.isModel(filesOrFolders.get(0))) {
      openModel(filesOrFolders.get(0));
      return;
    }
    if (filesOrFolders.size() == 1 && ModelSwitch.isToBeAdded(filesOrFolders.get(0))) {
      models.add(whole(filesOrFolders.get(0)));
      return;
    }
    bringsPhotographs.run();
    asked = filesOrFolders.stream().map(ShellViewModel::whole).toList();
    if (asked.size() == 1) {
      workspace.picture().open(asked.get(0));
    } else {
      workspace.picture().open(asked);
    }
  }

  /** Lets the user choose a photograph. */
  public void chooseFile() {
    workspace.files().picture(words.get("shell.open.file.title")).ifPresent(this::open);
  }

  /** Lets the user choose a model's file. */
  public void chooseModel() {
    FileKind kind = new FileKind(words.get("shell.model.file"), "zip");
    workspace.files().file(words.get("shell.model.file.title"), kind).ifPresent(this::openModel);
  }

  /** The models at hand. */
  public AvailableModels available() {
    return available;
  }

  /** Switches to a model at hand, unless it is already in use. */
  public void use(StoredModel model) {
    if (available.isInUse(model)) {
      return;
    }
    if (model.kind() == StoredModel.Kind.BUILT_IN) {
      models.useBuiltIn();
    } else {
      models.open(model.file());
    }
  }

  /** Lets the user choose a folder. */
  public void chooseFolder() {
    workspace.files().folder(words.get("shell.open.folder.title")).ifPresent(this::open);
  }

  /** Opens dropped or pasted content. Returns whether there was anything to open. */
  public boolean take(DroppedContent dropped, String nameOfPixels) {
    if (dropped instanceof DroppedContent.Files files) {
      open(files.paths());
      return true;
    }
    if (dropped instanceof DroppedContent.ViewAddress address) {
      follow(address.address());
      return true;
    }
    if (dropped instanceof DroppedContent.Pixels pixels) {
      bringsPhotographs.run();
      workspace.picture().show(nameOfPixels, () -> Pixels.picture(pixels.image()));
      return true;
    }
    notices.tell(whyNot(dropped));
    return false;
  }

  /**
   * Whether content looks like a photograph, a model or the address of a view, as far as can be
   * told without opening it.
   */
  static boolean canOpen(DroppedContent dropped) {
    return dropped instanceof DroppedContent.Files
        || dropped instanceof DroppedContent.Pixels
        || dropped instanceof DroppedContent.ViewAddress;
  }

  /** Says what dropping some content would do. */
  public String meaningOf(DroppedContent dropped) {
    if (dropped instanceof DroppedContent.Files files) {
      List<Path> paths = files.paths();
      if (paths.size() == 1 && ModelSwitch.isModel(paths.get(0))) {
        return words.get("shell.drop.model", name(paths.get(0)));
      }
      if (paths.size() == 1 && ModelSwitch.isToBeAdded(paths.get(0))) {
        return words.get("shell.drop.network", name(paths.get(0)));
      }
      return paths.size() == 1
          ? words.get("shell.drop.file", name(paths.get(0)))
          : words.get("shell.drop.files", paths.size());
    }
    if (dropped instanceof DroppedContent.ViewAddress) {
      return words.get("shell.drop.view");
    }
    return dropped instanceof DroppedContent.Pixels
        ? words.get("shell.drop.pixels")
        : whyNot(dropped);
  }

  private String whyNot(DroppedContent dropped) {
    return dropped instanceof DroppedContent.WebAddress address
        ? words.get("shell.drop.address", address.address())
        : words.get("shell.drop.nothing");
  }

  /** The recently opened files, the newest first. */
  public ObservableList<Path> recent() {
    return readOnlyRecent;
  }

  /** Clears the recent files. */
  public void forgetRecent() {
    workspace.session().change(Session::withoutRecents);
    recent.clear();
  }

  /** Called when the model could not be loaded. */
  public void modelFailed(Throwable reason) {
    modelMissing.set(true);
    notices.problem(reason);
  }

  /** Whether the model could not be loaded. */
  public ReadOnlyBooleanProperty modelMissing() {
    return modelMissing.getReadOnlyProperty();
  }

  /** The model's name, or that there is none yet. */
  public StringBinding modelName() {
    return Bindings.createStringBinding(
        () -> {
          ModelInUse inUse = workspace.model().get();
          if (inUse != null) {
            return inUse.model().name();
          }
          return words.get(modelMissing.get() ? "shell.model.missing" : "shell.model.loading");
        },
        workspace.model(),
        modelMissing);
  }

  /** An explanation of the model's answers. */
  public StringBinding modelMeaning() {
    return Bindings.createStringBinding(
        () -> {
          ModelInUse inUse = workspace.model().get();
          return inUse == null ? "" : meaning(inUse);
        },
        workspace.model());
  }

  /** The photograph's name, or the camera's while it is on. */
  public StringBinding pictureName() {
    LiveCamera camera = workspace.camera();
    return Bindings.createStringBinding(
        () -> {
          Camera used = camera.camera().get();
          if (camera.isOn() && used != null) {
            return words.get("shell.camera.live", used.name());
          }
          Photograph shown = workspace.picture().photograph().get();
          return shown == null ? words.get("shell.picture.none") : shown.name();
        },
        workspace.picture().photograph(),
        camera.state(),
        camera.camera());
  }

  /** The photograph's position in its folder; empty if it has none. */
  public StringBinding picturePlace() {
    return Bindings.createStringBinding(
        () -> {
          FolderPosition place = workspace.picture().place().get();
          return place == null || workspace.camera().isOn()
              ? ""
              : words.get("shell.picture.place", place.number(), place.count());
        },
        workspace.picture().place(),
        workspace.camera().state());
  }

  /** The window's title. */
  public StringBinding title() {
    StringBinding name = pictureName();
    return Bindings.createStringBinding(
        () ->
            workspace.picture().photograph().get() == null
                ? words.get("shell.title")
                : words.get("shell.title.with", name.get()),
        name,
        workspace.picture().photograph());
  }

  private String meaning(ModelInUse used) {
    int classes = used.model().labels().size();
    return used.file() == null
        ? words.get("shell.model.built-in", classes)
        : words.get("shell.model.other", classes);
  }

  private void remember(@Nullable Photograph now) {
    if (now == null) {
      return;
    }
    Path file = now.file();
    if (file == null) {
      workspace.session().change(session -> session.withImage(null).withFrame(null));
      return;
    }
    String name = file.toString();
    workspace
        .session()
        .change(
            session ->
                name.equals(session.explored().image())
                    ? session
                    : session.withImage(name).withFrame(null));
    if (asked.stream().anyMatch(file::startsWith)) {
      asked = List.of();
      remember(file);
    }
  }

  private void openModel(Path file) {
    Path whole = whole(file);
    models.open(whole);
    workspace.session().change(session -> session.withFolder(folderOf(whole)));
  }

  private void remember(Path file) {
    workspace
        .session()
        .change(session -> session.withRecent(file.toString()).withFolder(folderOf(file)));
    recent.setAll(workspace.session().get().files().recent().stream().map(Path::of).toList());
  }

  private static String folderOf(Path file) {
    Path folder = file.getParent();
    return folder == null ? file.toString() : folder.toString();
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  private static Path whole(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
