package org.filterscope.experiment.result;

/** The experiments of Zeiler and Fergus 2013 that are run again here. */
public enum Experiment {
  /** Figure 4: how features grow during training. */
  EVOLUTION("evolution"),
  /** Figure 5: translation, scale and rotation. */
  INVARIANCE("invariance"),
  /** Figure 6: dead and dominating filters, and aliasing. */
  FIRST_LAYER("first-layer"),
  /** Table 1: the same part covered on several photographs. */
  CORRESPONDENCE("correspondence"),
  /** Tables 4 and 7: a linear classifier on each layer. */
  LAYERS("layers");

  private final String id;

  Experiment(String id) {
    this.id = id;
  }

  /** The name of its command, which results and sessions remember it by. */
  public String id() {
    return id;
  }
}
