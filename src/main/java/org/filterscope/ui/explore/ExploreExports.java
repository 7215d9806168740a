package org.filterscope.ui.explore;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.filterscope.export.NumpyWriter;
import org.filterscope.figure.BarFigure;
import org.filterscope.figure.KernelFigure;
import org.filterscope.figure.Tiles;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.projection.Projection;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.unit.PaintedKernels;
import org.filterscope.ui.unit.UnitFigure;
import org.filterscope.ui.unit.UnitKernels;
import org.filterscope.ui.unit.UnitNames;
import org.jspecify.annotations.Nullable;

/** What the screen shows, to be saved and copied. */
final class ExploreExports {

  /** A side that small maps are enlarged to, by a whole factor, so that files can be looked at. */
  private static final int SIDE = 448;

  private static final int KERNEL_SIDE = 48;
  private static final int WALL_SIDE = 112;

  private final ExploreViewModel explore;
  private final Messages words;
  private final UnitNames names;

  ExploreExports(ExploreViewModel explore) {
    this.explore = explore;
    words = explore.bench().words();
    names = new UnitNames(explore.bench().model(), words);
  }

  /** The photograph, its crop framed and the rest in shade. */
  Optional<Exportable> photograph() {
    Photograph photograph = explore.photograph().photograph().get();
    var framing = explore.photograph().framing().get();
    if (photograph == null || framing == null) {
      return Optional.empty();
    }
    return Optional.of(
        Exportable.of(
            words.get("explore.exhibit.photograph"),
            stem(photograph.name()) + "-crop",
            () -> FramedPicture.of(photograph.picture(), framing)));
  }

  /** What the network saw. */
  Optional<Exportable> input() {
    Inspection inspection = explore.photograph().inspection().get();
    if (inspection == null) {
      return Optional.empty();
    }
    Picture input = inspection.input();
    var preparation = explore.bench().model().preparation();
    return Optional.of(
        Exportable.of(
            words.get("explore.exhibit.input"),
            stem(photographName()) + "-input",
            () -> input,
            file ->
                NumpyWriter.write(
                    new int[] {input.height(), input.width(), 3},
                    preparation.apply(input.argb()),
                    file)));
  }

  /** The unit's top patches, as a figure. */
  Optional<Exportable> topPatches() {
    return UnitFigure.of(words, explore.bench().model(), explore.topPatches().top().shown().get());
  }

  /** All classes with their probabilities. */
  Optional<Exportable> classes() {
    Inspection inspection = explore.photograph().inspection().get();
    if (inspection == null) {
      return Optional.empty();
    }
    ClassTable table = new ClassTable(photographName(), inspection.classes());
    return Optional.of(
        Exportable.table(
            words.get("explore.exhibit.classes"),
            stem(photographName()) + "-classes",
            table::csv,
            table::json));
  }

  /**
   * The layer's maps as they hang on the wall, or its values as bars.
   *
   * @param columns how many hang side by side
   */
  Optional<Exportable> wall(int columns) {
    WallViewModel.Wall wall = explore.wall().wall().get();
    if (wall == null) {
      return Optional.empty();
    }
    Node layer = wall.maps().layer();
    String file = stem(photographName()) + "-" + layer.name();
    boolean isVector = layer.shape().isVector();
    return Optional.of(
        Exportable.of(
            words.get(isVector ? "explore.exhibit.bars" : "explore.exhibit.wall", layer.name()),
            file,
            () -> isVector ? bars(wall) : paint(wall, columns),
            target -> NumpyWriter.write(wall.maps().maps(), target)));
  }

  /** A unit's map, alone or as an overlay. */
  Optional<Exportable> map(MapPictureViewModel pictures, String photograph) {
    MapPictureViewModel.Painted painted = pictures.painted().get();
    if (painted == null) {
      return Optional.empty();
    }
    UnitMap unit = painted.unit();
    String key = painted.isOverlay() ? "explore.exhibit.overlay" : "explore.exhibit.map";
    String file = stem(photograph) + "-" + unit.layer().name() + "-" + unit.channel();
    return Optional.of(
        Exportable.of(
            words.get(key, unit.layer().name(), unitName(unit.layer(), unit.channel())),
            painted.isOverlay() ? file + "-overlay" : file,
            () -> enlarged(painted.picture()),
            target -> NumpyWriter.write(unit.map(), target)));
  }

  /**
   * A projection.
   *
   * @param isCloseUp whether only the part is shown that can differ from zero
   */
  Optional<Exportable> projection(@Nullable PaintedProjection shown, boolean isCloseUp) {
    if (shown == null || !(shown.projected() instanceof Projection projection)) {
      return Optional.empty();
    }
    Picture picture = shown.picture(isCloseUp);
    if (picture == null) {
      return Optional.empty();
    }
    Shape input = explore.bench().model().network().input();
    Node layer = explore.bench().model().network().find(projection.layer()).orElseThrow();
    String mode = projection.mode().name().toLowerCase(Locale.ROOT);
    return Optional.of(
        Exportable.of(
            words.get(
                "explore.exhibit.projection", layer.name(), unitName(layer, projection.channel())),
            stem(shown.photograph())
                + "-"
                + projection.layer()
                + "-"
                + projection.channel()
                + "-"
                + mode,
            () -> enlarged(picture),
            file -> NumpyWriter.write(projection, input.height(), input.width(), file)));
  }

  /** The chosen unit's kernels. */
  Optional<Exportable> kernels(KernelsViewModel model) {
    PaintedKernels painted = model.painted().get();
    ChannelKernels kernels = painted == null ? null : painted.unit().kernels();
    if (painted == null || kernels == null) {
      return Optional.empty();
    }
    UnitKernels unit = painted.unit();
    int[] axes = {kernels.inputs(), kernels.height(), kernels.width()};
    return Optional.of(
        Exportable.of(
            words.get(
                "explore.exhibit.kernels",
                unit.layer().name(),
                unitName(unit.layer(), unit.channel())),
            unit.layer().name() + "-" + unit.channel() + "-kernels",
            () ->
                unit.isColour()
                    ? enlarged(painted.tiles().get(0))
                    : KernelFigure.grid(kernels, unit.strongest(), KERNEL_SIDE, 6),
            file -> NumpyWriter.write(axes, kernels.weights(), file)));
  }

  /** All frozen projections side by side, each on its own scale; as numbers one after the other. */
  Optional<Exportable> frozen() {
    List<PaintedProjection> kept = List.copyOf(explore.frozen().kept());
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    Shape input = explore.bench().model().network().input();
    boolean isCloseUp = explore.closeUp().get();
    return Optional.of(
        Exportable.of(
            words.get("explore.exhibit.frozen"),
            "frozen-projections",
            () -> FrozenFigure.of(kept, input.height(), isCloseUp),
            file -> FrozenFigure.write(kept, input, file)));
  }

  /** What the photograph is called; empty if none is open. */
  String photographName() {
    Photograph photograph = explore.photograph().photograph().get();
    return photograph == null ? "" : photograph.name();
  }

  private String unitName(Node layer, int channel) {
    return names.isNamed(layer) ? names.of(layer, channel) : Integer.toString(channel);
  }

  private static Picture paint(WallViewModel.Wall wall, int columns) {
    Shape shape = wall.maps().maps().shape();
    int factor = Math.max(1, WALL_SIDE / Math.max(shape.height(), shape.width()));
    Tiles tiles = new Tiles(shape.width() * factor, shape.height() * factor, columns, true);
    return tiles.arrange(
        wall.channels(),
        place -> {
          int channel = wall.channels()[place];
          int[] argb = new int[tiles.width() * tiles.height()];
          wall.painter(channel)
              .paint(wall.maps().maps(), channel, tiles.width(), tiles.height(), argb);
          return argb;
        });
  }

  private static Picture bars(WallViewModel.Wall wall) {
    float[] values = new float[wall.channels().length];
    for (int place = 0; place < values.length; place++) {
      values[place] = wall.maps().peaks()[wall.channels()[place]].value();
    }
    return BarFigure.of(values, values.length > 600 ? 1 : 4, 240);
  }

  private static Picture enlarged(Picture picture) {
    int factor = Math.max(1, SIDE / Math.max(picture.width(), picture.height()));
    return Tiles.enlarged(picture, picture.width() * factor, picture.height() * factor);
  }

  /** A file's name without its ending, and without what file systems dislike. */
  static String stem(String name) {
    String bare = name.replaceAll("\\.[A-Za-z0-9]{1,5}$", "");
    String safe = bare.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", "_").strip();
    return safe.isEmpty() ? "picture" : safe;
  }
}
