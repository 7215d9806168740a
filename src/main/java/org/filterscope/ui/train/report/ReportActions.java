package org.filterscope.ui.train.report;

import java.nio.file.Path;

/** The actions of a report. */
public interface ReportActions {

  /** Shows a photograph in Explore. */
  void explore(Path photograph);

  /**
   * Puts the model into use.
   *
   * @param isCompared whether to compare it with the model that it was trained from
   */
  void use(boolean isCompared);

  /** Shows Classify. */
  void toClassify();

  /** Shows Explore with the photograph and the model in use. */
  void toExplore();

  /**
   * Explains a training in Learn.
   *
   * @param folder the training folder
   */
  void toLearn(LearnTopic topic, Path folder);

  /** Shows the folder and the settings again. */
  void toPlan();
}
