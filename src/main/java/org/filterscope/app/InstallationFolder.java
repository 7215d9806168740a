package org.filterscope.app;

import java.nio.file.Path;

/**
 * The app's own folder: what comes with it.
 *
 * @param folder where {@code assets} and {@code models} lie
 */
public record InstallationFolder(Path folder) {

  /** Set by the launchers. */
  private static final String PROPERTY = "filterscope.root";

  /** Where the launcher says; else the folder at work. */
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

  /** The photograph that is open at the first start. */
  public Path firstPhotograph() {
    return folder.resolve("assets").resolve("photographs").resolve("coffee.jpg");
  }
}
