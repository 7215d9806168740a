package org.filterscope;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.filterscope.address.Address;
import org.filterscope.app.InstallationFolder;
import org.filterscope.app.WindowApp;
import org.filterscope.cli.Filterscope;
import org.filterscope.cli.Services;
import org.filterscope.home.AppHome;
import org.filterscope.image.PictureReader;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.network.store.ModelStore;
import org.filterscope.patches.library.IndexFolder;
import org.filterscope.patches.store.SqliteLibrary;

/** Where the program starts. */
public final class Main {

  /** What commands call the index that comes with the app. */
  private static final String BUNDLED_INDEX = "Samples";

  private Main() {}

  /**
   * Opens the window, or runs the command that the arguments name, and ends the process with its
   * exit code. A file manager names the file to open by its absolute path or its URI alone, as no
   * command is called, and a browser the address of a view.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(
        isForTheWindow(arguments)
            ? WindowApp.run(toOpen(arguments), toFollow(arguments))
            : Filterscope.run(services(), arguments));
  }

  /** Most starts: without even loading what reads a command line. */
  private static boolean isForTheWindow(String[] arguments) {
    return arguments.length == 0
        || (arguments.length == 1
            && (arguments[0].equals("gui")
                || toOpen(arguments).isPresent()
                || toFollow(arguments).isPresent()));
  }

  static Optional<String> toFollow(String[] arguments) {
    return Arrays.stream(arguments).limit(1).filter(Address::isMeant).findFirst();
  }

  static Optional<Path> toOpen(String[] arguments) {
    if (arguments.length == 0 || Address.isMeant(arguments[0])) {
      return Optional.empty();
    }
    try {
      Path path =
          arguments[0].startsWith("file:")
              ? Path.of(URI.create(arguments[0]))
              : Path.of(arguments[0]);
      return Optional.of(path).filter(Path::isAbsolute);
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Services services() {
    AppHome home = AppHome.ofThisMachine();
    InstallationFolder root = InstallationFolder.ofThisProcess();
    System.setProperty(SqliteLibrary.PROPERTY, home.libraries().toString());
    return new Services(
        new PictureReader(),
        () -> BuiltInModel.load(root.models()),
        wanted -> WindowApp.run(wanted.file(), wanted.address()),
        new ModelStore(home.models().path(), root.models()),
        new IndexFolder(home.indexes().path(), root.bundledIndex(), BUNDLED_INDEX),
        home.caches().path());
  }
}
