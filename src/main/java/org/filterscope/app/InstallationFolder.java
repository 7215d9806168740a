package org.filterscope.app;

import java.nio.file.Path;

/**
 * The folder that the app is installed in, with the files that come with it.
 *
 * @param folder contains {@code assets} and {@code models}
 */
public record InstallationFolder(Path folder) {

  /** Set by the launchers. */
  private static final String PROPERTY = "filterscope.root";

  /** The folder that the launcher names, or else the working directory. */
  public static InstallationFolder ofThisProcess() {
    return new InstallationFolder(
        Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath().normalize());
  }

  /** The models that come with the app. */
  public Path models() {
    return folder.resolve("models");
  }

  /** The index of top patches that comes with the app. */
  public Path bundledIndex() {
    return folder.resolve("assets").resolve("index.sqlite");
  }

  /** The photograph that the first start opens. */
  public Path firstPhotograph() {
    return photographs().resolve("coffee.jpg");
  }

  /** The photographs that come with the app. */
  public Path photographs() {
    return folder.resolve("assets").resolve("photographs");
  }
}
