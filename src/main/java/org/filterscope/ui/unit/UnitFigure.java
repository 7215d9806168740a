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

/**
 * A figure of a unit's nine top patches beside their projections, which can be saved and copied.
 */
public final class UnitFigure {

  /** The smallest length of a patch's shorter side, in pixels. */
  private static final int SIDE = 96;

  private UnitFigure() {}

  /** The figure of what is shown; empty if nothing is. */
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
   * The description in the file of a saved figure of top patches, always in English.
   *
   * @param units the units that the patches belong to
   */
  public static String description(String units, Mode mode, Contrast contrast) {
    String how = mode.name().toLowerCase(Locale.ROOT);
    return units + ", top patches, " + how + ": " + contrast.description();
  }
}
