package org.filterscope.ui.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.filterscope.home.AutosavedFile;
import org.filterscope.home.Session;
import org.filterscope.ui.FileChoice;
import org.filterscope.ui.FileKind;
import org.filterscope.ui.Messages;
import org.jspecify.annotations.Nullable;

/** Asks with the system's file dialogs, which open in the folder used last. */
public final class SystemFileChoice implements FileChoice {

  private static final List<String> PICTURES =
      List.of("*.jpg", "*.jpeg", "*.png", "*.gif", "*.bmp", "*.tif", "*.tiff", "*.webp");

  private final Window owner;
  private final AutosavedFile<Session> session;
  private final Messages words;

  /** Creates dialogs over a window. */
  public SystemFileChoice(Window owner, AutosavedFile<Session> session, Messages words) {
    this.owner = owner;
    this.session = session;
    this.words = words;
  }

  @Override
  public Optional<Path> picture(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    folder().ifPresent(chooser::setInitialDirectory);
    chooser
        .getExtensionFilters()
        .addAll(
            new ExtensionFilter(words.get("shell.files.pictures"), bothCases(PICTURES)),
            new ExtensionFilter(words.get("shell.files.all"), "*"));
    return chosen(chooser.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> file(String title, FileKind... kinds) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    folder().ifPresent(chooser::setInitialDirectory);
    chooser
        .getExtensionFilters()
        .addAll(
            new ExtensionFilter(
                Arrays.stream(kinds).map(FileKind::name).collect(Collectors.joining(", ")),
                bothCases(Arrays.stream(kinds).map(kind -> "*." + kind.ending()).toList())),
            new ExtensionFilter(words.get("shell.files.all"), "*"));
    return chosen(chooser.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    folder().ifPresent(chooser::setInitialDirectory);
    return chosen(chooser.showDialog(owner));
  }

  @Override
  public Optional<Path> save(String title, String name, List<FileKind> kinds) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    folder().ifPresent(chooser::setInitialDirectory);
    chooser.setInitialFileName(name + "." + kinds.get(0).ending());
    for (FileKind kind : kinds) {
      chooser.getExtensionFilters().add(new ExtensionFilter(kind.name(), "*." + kind.ending()));
    }
    Optional<Path> chosen = chosen(chooser.showSaveDialog(owner));
    ExtensionFilter filter = chooser.getSelectedExtensionFilter();
    return chosen.map(
        path -> {
          session.change(now -> now.withFolder(parent(path)));
          int index = chooser.getExtensionFilters().indexOf(filter);
          return withEnding(path, kinds, kinds.get(Math.max(0, index)));
        });
  }

  /**
   * Fixes the extension. Some systems leave it to the program, and some keep that of another kind.
   */
  static Path withEnding(Path path, List<FileKind> kinds, FileKind chosen) {
    String name = String.valueOf(path.getFileName());
    String usual = "." + kinds.get(0).ending();
    if (!chosen.equals(kinds.get(0)) && name.endsWith(usual)) {
      // The suggested name is kept when another kind is chosen.
      String stem = name.substring(0, name.length() - usual.length());
      return path.resolveSibling(stem + "." + chosen.ending());
    }
    boolean isComplete = kinds.stream().anyMatch(kind -> name.endsWith("." + kind.ending()));
    return isComplete ? path : path.resolveSibling(name + "." + chosen.ending());
  }

  private Optional<File> folder() {
    String last = session.get().files().folder();
    return last != null && Files.isDirectory(Path.of(last))
        ? Optional.of(Path.of(last).toFile())
        : Optional.empty();
  }

  private static Optional<Path> chosen(@Nullable File file) {
    return Optional.ofNullable(file).map(File::toPath);
  }

  private static String parent(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    return String.valueOf(parent == null ? path : parent);
  }

  /** Adds upper-case patterns: on case-sensitive systems, a camera's JPG is a photograph, too. */
  private static List<String> bothCases(List<String> patterns) {
    return patterns.stream()
        .flatMap(pattern -> List.of(pattern, pattern.toUpperCase(java.util.Locale.ROOT)).stream())
        .toList();
  }
}
