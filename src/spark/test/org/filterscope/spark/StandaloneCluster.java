package org.filterscope.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Spark's own master and workers, each a process on this machine. */
final class StandaloneCluster implements AutoCloseable {

  private static final List<String> LITTLE = List.of("-Xmx256m");

  private final Path folder;
  private final SparkProcess master;
  private final String address;
  private final List<SparkProcess> workers = new ArrayList<>();

  private StandaloneCluster(Path folder) {
    this.folder = folder;
    this.master =
        SparkProcess.start(
            folder.resolve("master"),
            LITTLE,
            List.of(
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0"));
    String line = master.await(said -> said.contains("Starting Spark master at"));
    this.address = line.substring(line.indexOf("spark://")).strip();
  }

  /** Starts a master and workers of one processor each, and waits until they know each other. */
  static StandaloneCluster start(Path folder, int workers) {
    StandaloneCluster cluster = new StandaloneCluster(folder);
    try {
      for (int i = 0; i < workers; i++) {
        cluster.addWorker(i);
      }
    } catch (AssertionError e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  private void addWorker(int number) {
    Path home = folder.resolve("worker-" + number);
    SparkProcess worker =
        SparkProcess.start(
            home,
            LITTLE,
            List.of(
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                "127.0.0.1",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--webui-port",
                "0",
                "--work-dir",
                home.resolve("work").toString(),
                address));
    workers.add(worker);
    worker.await(said -> said.contains("Successfully registered with master"));
  }

  /** What a driver has to be told, as Java's options. */
  List<String> options() {
    return List.of(
        "-Dspark.master=" + address,
        "-Dspark.driver.host=127.0.0.1",
        "-Dspark.executor.memory=512m",
        "-Dspark.executor.extraClassPath=" + SparkProcess.classPath());
  }

  /** Kills a worker with its executor, as a machine that loses its power. */
  void kill(int worker) {
    workers.get(worker).close();
  }

  @Override
  public void close() {
    workers.forEach(SparkProcess::close);
    master.close();
  }
}
