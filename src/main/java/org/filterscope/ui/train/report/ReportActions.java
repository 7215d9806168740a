package org.filterscope.ui.train.report;

import java.nio.file.Path;

/** Where a report leads to. */
public interface ReportActions {

  /** Shows a photograph in Explore. */
  void explore(Path photograph);

  /**
   * Takes the model into use.
   *
   * @param isCompared whether it is to be compared with the model before it
   */
  void use(boolean isCompared);

  /** Shows where photographs are classified. */
  void toClassify();

  /** Shows the photograph in use in the model in use. */
  void toExplore();

  /**
   * Shows what stands behind a training, in Learn.
   *
   * @param folder that was learned from
   */
  void toLearn(LearnTopic topic, Path folder);

  /** Shows the folder and the settings again. */
  void toPlan();
}
