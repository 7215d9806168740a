package org.filterscope.ui.unit;

import java.util.Locale;
import java.util.Optional;
import org.filterscope.figure.Contrast;
import org.filterscope.figure.PatchFigure;
import org.filterscope.network.Model;
import org.filterscope.projection.Mode;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.Exportable;
import org.jspecify.annotations.Nullable;

/** A unit's nine top patches beside their projections, to be saved and copied. */
public final class UnitFigure {

  /** A patch's shorter side, in pixels at least. */
  private static final int SIDE = 96;

  private UnitFigure() {}

  /** The figure of what is shown; empty where nothing is. */
  public static Optional<Exportable> of(
      Messages words, Model model, TopPatches.@Nullable Shown shown) {
    if (shown == null || shown.unit().shown().isEmpty()) {
      return Optional.empty();
    }
    int channel = shown.unit().statistics().channel();
    Mode mode = shown.mode();
    Contrast contrast = shown.contrast();
    return Optional.of(
        Exportable.of(
            words.get(
                "filters.exhibit.unit", new UnitNames(model, words).title(shown.layer(), channel)),
            shown.layer().name() + "-" + channel + "-patches",
            () ->
                PatchFigure.of(
                        model.network(), shown.layer(), model.preparation().order(), SIDE, contrast)
                    .unit(
                        Answers.await(
                            shown
                                .index()
                                .pictures()
                                .project(shown.unit().shown(), mode, Cancellation.NEVER))),
            description(shown.layer().name() + " / " + channel, mode, contrast)));
  }

  /**
   * What a saved figure of top patches says about itself, as files do in English.
   *
   * @param units whose patches they are
   */
  public static String description(String units, Mode mode, Contrast contrast) {
    String how = mode.name().toLowerCase(Locale.ROOT);
    return units + ", top patches, " + how + ": " + contrast.description();
  }
}
