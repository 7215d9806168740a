package org.filterscope.cli;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.inspection.Classifying;
import org.filterscope.network.Model;
import org.filterscope.patches.build.IndexBuilder;
import org.filterscope.task.Cancellation;
import org.filterscope.training.FolderFeatures;

/** Other machines that do the work of some commands. */
public interface Cluster {

  /**
   * A model that the machines need.
   *
   * @param model the model
   * @param name by which it is loaded
   * @param files that it is loaded from
   */
  record Shipment(Model model, String name, List<Path> files) {

    /** Copies the list. */
    public Shipment {
      files = List.copyOf(files);
    }
  }

  /** Looks at photographs for an index. */
  IndexBuilder.Counting counting(Shipment model, Cancellation cancellation);

  /** Classifies photographs. */
  Classifying classifying(Shipment model);

  /** Computes the features that fine-tuning starts from. */
  FolderFeatures.Computing features(Shipment model);
}
