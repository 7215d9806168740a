package org.filterscope.spark;

import org.filterscope.app.InstallationFolder;
import org.filterscope.cli.Filterscope;
import org.filterscope.cli.Services;
import org.filterscope.home.AppHome;
import org.filterscope.image.PictureReader;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.network.store.ModelStore;
import org.filterscope.patches.library.IndexFolder;
import org.filterscope.patches.store.SqliteLibrary;

/** Where spark-submit starts the program: the driver. */
public final class SparkMain {

  private SparkMain() {}

  /**
   * Runs the command that the arguments name, and ends the process with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    int code;
    try (SparkCluster cluster = new SparkCluster()) {
      code = Filterscope.runOn(cluster, services(), arguments);
    }
    if (code != 0 || cameFromTheCommandLine()) {
      System.exit(code);
    }
  }

  /** On YARN, a driver that ends by itself has succeeded; exit would look like a failure. */
  private static boolean cameFromTheCommandLine() {
    return !"cluster".equals(System.getProperty("spark.submit.deployMode"));
  }

  private static Services services() {
    AppHome home = AppHome.ofThisMachine();
    InstallationFolder root = InstallationFolder.ofThisProcess();
    System.setProperty(SqliteLibrary.PROPERTY, home.libraries().toString());
    return new Services(
        new PictureReader(),
        () -> BuiltInModel.load(root.models()),
        file -> {
          throw new IllegalStateException("A cluster has no window");
        },
        new ModelStore(home.models().path(), root.models()),
        new IndexFolder(home.indexes().path(), root.bundledIndex(), "Samples"),
        home.caches().path());
  }
}
