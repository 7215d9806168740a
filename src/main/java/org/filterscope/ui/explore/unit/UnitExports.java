package org.filterscope.ui.explore.unit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.filterscope.export.NumpyWriter;
import org.filterscope.figure.KernelFigure;
import org.filterscope.figure.Tiles;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.projection.Projection;
import org.filterscope.ui.Messages;
import org.filterscope.ui.explore.photograph.PhotographExports;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.filterscope.ui.unit.PaintedKernels;
import org.filterscope.ui.unit.TopPatches;
import org.filterscope.ui.unit.UnitFigure;
import org.filterscope.ui.unit.UnitKernels;
import org.filterscope.ui.unit.UnitNames;
import org.jspecify.annotations.Nullable;

/** What is shown of a unit, to be saved and copied. */
public final class UnitExports {

  /** A side that small maps are enlarged to, by a whole factor, so that files can be looked at. */
  private static final int SIDE = 448;

  private static final int KERNEL_SIDE = 48;

  private final Messages words;
  private final Model model;
  private final UnitNames names;

  /** What there is of a model's units. */
  public UnitExports(Messages words, Model model) {
    this.words = words;
    this.model = model;
    names = new UnitNames(model, words);
  }

  /** The unit's top patches, as a figure. */
  public Optional<Exportable> topPatches(TopPatches.@Nullable Shown shown) {
    return UnitFigure.of(words, model, shown);
  }

  /** What the network saw of a photograph. */
  public Optional<Exportable> input(PhotographViewModel photograph) {
    Inspection inspection = photograph.inspection().get();
    if (inspection == null) {
      return Optional.empty();
    }
    Picture input = inspection.input();
    return Optional.of(
        Exportable.of(
            words.get("explore.exhibit.input"),
            PhotographExports.stem(photograph.name()) + "-input",
            () -> input));
  }

  /** A unit's map, alone or as an overlay. */
  public Optional<Exportable> map(
      MapPictureViewModel.@Nullable Painted painted, String photograph) {
    if (painted == null) {
      return Optional.empty();
    }
    UnitMap unit = painted.unit();
    String key = painted.isOverlay() ? "explore.exhibit.overlay" : "explore.exhibit.map";
    String file =
        PhotographExports.stem(photograph) + "-" + unit.layer().name() + "-" + unit.channel();
    return Optional.of(
        Exportable.of(
            words.get(key, names.title(unit.layer(), unit.channel())),
            painted.isOverlay() ? file + "-overlay" : file,
            () -> enlarged(painted.picture()),
            photograph + ", " + painted.description(),
            target -> NumpyWriter.write(unit.map(), target)));
  }

  /**
   * A projection.
   *
   * @param isCloseUp whether only the part is shown that can differ from zero
   */
  public Optional<Exportable> projection(@Nullable PaintedProjection shown, boolean isCloseUp) {
    if (shown == null || !(shown.projected() instanceof Projection projection)) {
      return Optional.empty();
    }
    Picture picture = shown.picture(isCloseUp);
    if (picture == null) {
      return Optional.empty();
    }
    Shape input = model.network().input();
    Node layer = model.network().find(projection.layer()).orElseThrow();
    String mode = projection.mode().name().toLowerCase(Locale.ROOT);
    return Optional.of(
        Exportable.of(
            words.get("explore.exhibit.projection", names.title(layer, projection.channel())),
            PhotographExports.stem(shown.photograph())
                + "-"
                + projection.layer()
                + "-"
                + projection.channel()
                + "-"
                + mode,
            () -> enlarged(picture),
            shown.description(),
            file -> NumpyWriter.write(projection, input.height(), input.width(), file)));
  }

  /** The chosen unit's kernels. */
  public Optional<Exportable> kernels(@Nullable PaintedKernels painted) {
    ChannelKernels kernels = painted == null ? null : painted.unit().kernels();
    if (painted == null || kernels == null) {
      return Optional.empty();
    }
    UnitKernels unit = painted.unit();
    int[] axes = {kernels.inputs(), kernels.height(), kernels.width()};
    return Optional.of(
        Exportable.of(
            words.get("explore.exhibit.kernels", names.title(unit.layer(), unit.channel())),
            unit.layer().name() + "-" + unit.channel() + "-kernels",
            () ->
                unit.isColour()
                    ? enlarged(painted.tiles().get(0))
                    : KernelFigure.grid(kernels, unit.strongest(), KERNEL_SIDE, 6),
            file -> NumpyWriter.write(axes, kernels.weights(), file)));
  }

  /** All frozen projections side by side, each on its own scale; as numbers one after the other. */
  public Optional<Exportable> frozen(List<FrozenProjection> shown, boolean isCloseUp) {
    List<FrozenProjection> kept = List.copyOf(shown);
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    int side = model.network().input().height();
    return Optional.of(
        Exportable.of(
            words.get("explore.exhibit.frozen"),
            "frozen-projections",
            () -> FrozenFigure.of(kept, side, isCloseUp),
            FrozenFigure.description(kept),
            file -> FrozenFigure.write(kept, file)));
  }

  private static Picture enlarged(Picture picture) {
    int factor = Math.max(1, SIDE / Math.max(picture.width(), picture.height()));
    return Tiles.enlarged(picture, picture.width() * factor, picture.height() * factor);
  }
}
