package org.filterscope.ui.explore;

/** What a wall's brightest colour stands for. */
enum Scaling {
  /** Each map's own largest value. */
  EACH,
  /** The layer's largest value. */
  LAYER
}
