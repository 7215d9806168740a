package org.filterscope.ui.explore.why;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.filterscope.figure.Tiles;
import org.filterscope.image.Picture;
import org.filterscope.ui.explore.photograph.PhotographExports;
import org.filterscope.ui.export.Exportable;
import org.jspecify.annotations.Nullable;

/** What is shown of an explanation, to be saved and copied. */
final class Exhibits {

  /** The side that small pictures are enlarged to, by a whole factor. */
  private static final int SIDE = 448;

  private Exhibits() {}

  /**
   * A picture of numbers.
   *
   * @param description kept in the picture's file
   * @param values writes the numbers as .npy
   */
  static Optional<Exportable> of(
      String what,
      Question question,
      String kind,
      Picture picture,
      String description,
      Consumer<Path> values) {
    return Optional.of(
        Exportable.of(
            what,
            fileName(question, kind),
            () -> enlarged(picture),
            question.photograph() + ", " + description,
            values));
  }

  /**
   * A picture alone.
   *
   * @param description kept in the picture's file
   */
  static Optional<Exportable> of(
      String what,
      @Nullable Question question,
      String kind,
      @Nullable Picture picture,
      String description) {
    return question == null || picture == null
        ? Optional.empty()
        : Optional.of(
            Exportable.of(
                what,
                fileName(question, kind),
                () -> enlarged(picture),
                question.photograph() + ", " + description));
  }

  static String fileName(Question question, String kind) {
    String target = question.target().label().replace(" / ", "-");
    return PhotographExports.stem(question.photograph() + "-" + target + "-" + kind);
  }

  private static Picture enlarged(Picture picture) {
    int factor = Math.max(1, SIDE / Math.max(picture.width(), picture.height()));
    return Tiles.enlarged(picture, picture.width() * factor, picture.height() * factor);
  }
}
