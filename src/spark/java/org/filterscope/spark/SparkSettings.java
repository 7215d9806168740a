package org.filterscope.spark;

import org.apache.spark.SparkConf;
import org.filterscope.task.LauncherEnvironment;

/**
 * What Spark is told unless the user says otherwise, with {@code --conf} or in {@code
 * spark-defaults.conf}.
 */
final class SparkSettings {

  /** A folder that all nodes can write to; finished parts of an index are kept there. */
  static final String CHECKPOINT = "spark.filterscope.checkpoint";

  /** How many photographs one task looks at. */
  static final String PHOTOGRAPHS = "spark.filterscope.photographsPerTask";

  private static final String CPUS = "spark.task.cpus";
  private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";

  private SparkSettings() {}

  /** The settings of this driver. */
  static SparkConf ofThisProcess() {
    SparkConf conf = new SparkConf().setIfMissing("spark.app.name", "Filterscope");
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.executor.memory", "1g");
    // Arrays, and the libraries that compute with them, lie outside the heap.
    conf.setIfMissing("spark.executor.memoryOverhead", "3g");
    // One engine serves all tasks of a process, so a second task would wait for the first one.
    conf.setIfMissing(CPUS, Integer.toString(processors(conf)));
    int lanes = conf.getInt(CPUS, 1);
    conf.set(
        EXECUTOR_OPTIONS,
        "-Djava.awt.headless=true -Dorg.bytedeco.javacpp.maxbytes=3g"
            + " -Dorg.bytedeco.javacpp.maxphysicalbytes=0"
            + " -Dorg.eclipse.deeplearning4j.helpers.disable=false -Dfilterscope.threads="
            + lanes
            + " "
            + conf.get(EXECUTOR_OPTIONS, ""));
    LauncherEnvironment.variables()
        .forEach((name, value) -> conf.setIfMissing("spark.executorEnv." + name, value));
    conf.setIfMissing("spark.executorEnv.LC_ALL", "C.UTF-8");
    String kernels = System.getenv(NodeVersions.KERNELS);
    if (kernels != null) {
      conf.setIfMissing("spark.executorEnv." + NodeVersions.KERNELS, kernels);
    }
    if (isLocal(conf) && System.getProperty("filterscope.threads") == null) {
      System.setProperty("filterscope.threads", Integer.toString(lanes));
    }
    return conf;
  }

  /**
   * How many photographs a task looks at. The number depends on nothing but their total, so that a
   * restarted driver finds the same parts.
   */
  static int photographsPerTask(SparkConf conf, int photographs) {
    int usual = Math.max(FEWEST, Math.min(MOST, photographs / TASKS));
    return Math.max(1, conf.getInt(PHOTOGRAPHS, usual));
  }

  private static final int FEWEST = 16;
  private static final int MOST = 256;
  private static final int TASKS = 64;

  private static boolean isLocal(SparkConf conf) {
    return conf.get("spark.master").startsWith("local");
  }

  /** The processors of an executor. */
  private static int processors(SparkConf conf) {
    String master = conf.get("spark.master");
    if (!isLocal(conf)) {
      return conf.getInt("spark.executor.cores", 1);
    }
    // local, local[4], local[*], local[4,2]
    String number = master.replaceAll("^local\\[?|[,\\]].*$", "");
    if (number.equals("*")) {
      return Runtime.getRuntime().availableProcessors();
    }
    return number.matches("\\d{1,4}") ? Integer.parseInt(number) : 1;
  }
}
