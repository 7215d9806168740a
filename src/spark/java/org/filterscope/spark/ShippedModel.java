package org.filterscope.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;
import org.filterscope.cli.Cluster;
import org.filterscope.network.Model;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.network.store.ModelStore;
import org.filterscope.task.Problem;

/**
 * A model whose files Spark brings to each node, once.
 *
 * @param name by which it is loaded
 * @param files the names of its files
 * @param checksum identifies its weights
 * @param driver what the driver computes with
 */
record ShippedModel(String name, List<String> files, String checksum, NodeVersions driver)
    implements Serializable {

  /** Ships a model. */
  static ShippedModel of(Cluster.Shipment model, JavaSparkContext spark) {
    for (Path file : model.files()) {
      spark.addFile(file.toAbsolutePath().toString());
    }
    List<String> names =
        model.files().stream().map(file -> String.valueOf(file.getFileName())).toList();
    return new ShippedModel(model.name(), names, model.model().checksum(), NodeVersions.here());
  }

  /**
   * Loads the model on a node.
   *
   * @throws Problem if this node computes with other versions, or the files are not the driver's
   */
  Model load(String node) {
    driver.requireSame(node, NodeVersions.here());
    NodeVersions.requireKernels(node, driver.kernels());
    Path folder = Path.of(SparkFiles.getRootDirectory());
    ModelStore store = new ModelStore(folder, folder);
    Model model =
        name.equals(BuiltInModel.NAME)
            ? store.loadBuiltIn()
            : store.load(folder.resolve(files.get(0)));
    if (!model.checksum().equals(checksum)) {
      throw new Problem("spark.other-model", node, name);
    }
    return model;
  }
}
