package org.filterscope.ui.explore.why;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
  RANDOM;

  /** Its word in an address. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The explanation with a word, if there is one. */
  public static Optional<WhyPart> of(String word) {
    return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
  }
}
