package org.filterscope.ui.filters;

import java.util.List;
import java.util.Optional;
import org.filterscope.export.NumpyWriter;
import org.filterscope.figure.KernelFigure;
import org.filterscope.figure.PatchTile;
import org.filterscope.network.ChannelKernels;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.unit.PaintedKernels;
import org.filterscope.ui.unit.UnitFigure;
import org.filterscope.ui.unit.UnitKernels;
import org.jspecify.annotations.Nullable;

/** The content of the Filters screen that can be saved and copied. */
final class FilterExports {

  private static final int KERNEL_SIDE = 48;

  private final FiltersViewModel filters;
  private final Messages words;
  private @Nullable PaintedKernels kernels;

  FilterExports(FiltersViewModel filters) {
    this.filters = filters;
    words = filters.words();
  }

  /** Sets the kernels that are shown. */
  void kernels(PaintedKernels shown) {
    kernels = shown;
  }

  /** The selected unit, as a figure. */
  Optional<Exportable> unit() {
    return UnitFigure.of(words, filters.used().model(), filters.top().shown().get());
  }

  /** The unit's kernels. */
  Optional<Exportable> kernels() {
    PaintedKernels shown = kernels;
    ChannelKernels weights = shown == null ? null : shown.unit().kernels();
    if (shown == null || weights == null) {
      return Optional.empty();
    }
    UnitKernels unit = shown.unit();
    int[] axes = {weights.inputs(), weights.height(), weights.width()};
    return Optional.of(
        Exportable.of(
            words.get(
                "explore.exhibit.kernels", filters.names().title(unit.layer(), unit.channel())),
            unit.layer().name() + "-" + unit.channel() + "-kernels",
            () ->
                unit.isColour()
                    ? shown.tiles().get(0)
                    : KernelFigure.grid(weights, unit.strongest(), KERNEL_SIDE, 6),
            file -> NumpyWriter.write(axes, weights.weights(), file)));
  }

  /**
   * The visible part of the wall.
   *
   * @param units in view
   * @param columns the number of columns
   */
  Optional<Exportable> wall(List<Integer> units, int columns) {
    LayerPatches patches = filters.patches().get();
    PatchTile tile = filters.tiles().tile();
    if (patches == null || tile == null || units.isEmpty()) {
      return Optional.empty();
    }
    boolean both = filters.choice().both().get();
    return Optional.of(
        Exportable.of(
            words.get("filters.exhibit.wall", patches.layer().name()),
            patches.layer().name() + "-patches",
            () ->
                tile.arrange(
                    units.stream().mapToInt(Integer::intValue).toArray(),
                    both,
                    columns,
                    (unit, argb) -> filters.tiles().paint(unit, both, argb)),
            UnitFigure.description(
                patches.layer().name(), filters.choice().mode().get(), tile.contrast())));
  }
}
