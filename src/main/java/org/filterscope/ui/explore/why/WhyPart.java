package org.filterscope.ui.explore.why;

/** The five explanations. */
public enum WhyPart {
  /** What becomes of the answer while a part of the photograph is covered. */
  COVER,
  /** Where a layer's maps support the class. */
  ACTIVATION,
  /** Which units the class's score is made of. */
  UNITS,
  /** The answer with units switched off. */
  SWITCHED_OFF,
  /** Whether a picture depends on what the network has learned. */
  RANDOM
}
