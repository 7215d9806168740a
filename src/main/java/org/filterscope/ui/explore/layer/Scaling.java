package org.filterscope.ui.explore.layer;

/** What a wall's brightest colour stands for. */
public enum Scaling {
  /** Each map's own largest value. */
  EACH,
  /** The layer's largest value. */
  LAYER
}
