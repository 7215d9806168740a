package org.filterscope.ui.explore.photograph;

import java.util.Optional;
import org.filterscope.export.NumpyWriter;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Model;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.photograph.PhotographViewModel;

/** The photograph and its classes, to be saved and copied. */
public final class PhotographExports {

  private final Messages words;
  private final Model model;
  private final PhotographViewModel photograph;

  /** What there is of a photograph through a model. */
  public PhotographExports(Messages words, Model model, PhotographViewModel photograph) {
    this.words = words;
    this.model = model;
    this.photograph = photograph;
  }

  /**
   * The photograph, its crop framed and the rest in shade; as it is if it has no file, as a
   * camera's frame.
   */
  public Optional<Exportable> photograph() {
    Photograph shown = photograph.photograph().get();
    var framing = photograph.framing().get();
    if (shown == null || framing == null) {
      return Optional.empty();
    }
    if (shown.file() == null) {
      return Optional.of(
          Exportable.of(
              words.get("explore.exhibit.photograph"), stem(shown.name()), shown::picture));
    }
    return Optional.of(
        Exportable.of(
            words.get("explore.exhibit.photograph"),
            stem(shown.name()) + "-crop",
            () -> FramedPicture.of(shown.picture(), framing)));
  }

  /** What the network saw. */
  public Optional<Exportable> input() {
    Inspection inspection = photograph.inspection().get();
    if (inspection == null) {
      return Optional.empty();
    }
    Picture input = inspection.input();
    var preparation = model.preparation();
    return Optional.of(
        Exportable.of(
            words.get("explore.exhibit.input"),
            stem(photograph.name()) + "-input",
            () -> input,
            file ->
                NumpyWriter.write(
                    new int[] {input.height(), input.width(), 3},
                    preparation.apply(input.argb()),
                    file)));
  }

  /** All classes with their probabilities. */
  public Optional<Exportable> classes() {
    Inspection inspection = photograph.inspection().get();
    if (inspection == null) {
      return Optional.empty();
    }
    ClassTable table = new ClassTable(photograph.name(), inspection.classes());
    return Optional.of(
        Exportable.table(
            words.get("explore.exhibit.classes"),
            stem(photograph.name()) + "-classes",
            table::csv,
            table::json));
  }

  /** A file's name without its ending, and without what file systems dislike. */
  public static String stem(String name) {
    String bare = name.replaceAll("\\.[A-Za-z0-9]{1,5}$", "");
    String safe = bare.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", "_").strip();
    return safe.isEmpty() ? "picture" : safe;
  }
}
