package org.filterscope.figure;

import java.util.Arrays;
import java.util.List;
import org.filterscope.image.Picture;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Preparation.ChannelOrder;
import org.filterscope.network.ReceptiveField;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.patches.query.ProjectedPatch;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.projection.Projection;
import org.jspecify.annotations.Nullable;

/**
 * What a unit has learned, after figure 2 of Zeiler and Fergus 2013: the projections of its top
 * patches in three rows of three, and beside them the patches at the same places.
 *
 * <p>A tile is a whole receptive field. Where that extends beyond the border of the image, the tile
 * is hatched. A tile without a top patch is empty. All tiles of a layer have the same size on the
 * page. A unit's projections share one scale, so they can be compared.
 *
 * @param order the order of the input's colours
 * @param vertical the layer's receptive field along the rows
 * @param horizontal the layer's receptive field along the columns
 * @param input the shape of the network's input
 * @param factor the side of an image pixel on the page, in pixels
 * @param contrast the absolute value of a unit's projections that is full colour
 */
public record PatchFigure(
    ChannelOrder order,
    ReceptiveField vertical,
    ReceptiveField horizontal,
    Shape input,
    int factor,
    Contrast contrast) {

  private static final int SIDE = 3;
  private static final int GAP = 2;

  /** The gap between projections and patches, in pixels. */
  private static final int MIDDLE = 8;

  private static final int PAPER = 0xFFFFFFFF;
  private static final int EMPTY = 0xFFE8E8E8;

  /** The colour of the hatching's lines. */
  private static final int INK = 0xFFB0B0B0;

  /**
   * Makes a layer's figures.
   *
   * @param smallest the least length of a tile's shorter side, in pixels; small fields are enlarged
   *     to it
   */
  public static PatchFigure of(
      Network network, Node layer, ChannelOrder order, int smallest, Contrast contrast) {
    int field =
        Math.min(
            Math.min(layer.vertical().size(), network.input().height()),
            Math.min(layer.horizontal().size(), network.input().width()));
    int factor = Math.max(1, (smallest + field - 1) / field);
    return new PatchFigure(
        order, layer.vertical(), layer.horizontal(), network.input(), factor, contrast);
  }

  /** The same figures with another value at full colour. */
  PatchFigure with(Contrast other) {
    return new PatchFigure(order, vertical, horizontal, input, factor, other);
  }

  /** The height of a tile on the page, in pixels. */
  public int tileHeight() {
    return factor * Math.min(vertical.size(), input.height());
  }

  /** The width of a tile on the page, in pixels. */
  public int tileWidth() {
    return factor * Math.min(horizontal.size(), input.width());
  }

  /** The height of a unit on the page, in pixels. */
  public int height() {
    return SIDE * tileHeight() + (SIDE - 1) * GAP;
  }

  /** The width of a unit on the page, in pixels. */
  public int width() {
    return 2 * (SIDE * tileWidth() + (SIDE - 1) * GAP) + MIDDLE;
  }

  /**
   * Paints a unit.
   *
   * @param topPatches its top patches, the strongest first; those beyond nine are left out
   */
  public Picture unit(List<ProjectedPatch> topPatches) {
    int[] page = new int[Math.multiplyExact(width(), height())];
    Arrays.fill(page, PAPER);
    ProjectionFigure scale = scale(topPatches);
    for (int place = 0; place < SIDE * SIDE; place++) {
      @Nullable ProjectedPatch topPatch = place < topPatches.size() ? topPatches.get(place) : null;
      @Nullable Picture projection = null;
      @Nullable Picture patch = null;
      @Nullable Region at = null;
      if (topPatch instanceof ProjectedPatch.Seen seen) {
        at = place(seen.topPatch());
        patch = seen.patch();
        if (seen.projected() instanceof Projection there) {
          projection = onBox(scale.closeUp(there), there.box(), seen.topPatch().box());
        }
      }
      int top = place / SIDE * (tileHeight() + GAP);
      int left = place % SIDE * (tileWidth() + GAP);
      draw(projection, at, page, top, left);
      draw(patch, at, page, top, width() / 2 + MIDDLE / 2 + left);
    }
    return new Picture(width(), height(), page);
  }

  /** One scale for all of a unit's projections. */
  ProjectionFigure scale(List<ProjectedPatch> topPatches) {
    return ProjectionFigure.of(
        order,
        topPatches.stream().flatMap(topPatch -> topPatch.projection().stream()).toList(),
        contrast);
  }

  /** The place of a top patch in its tile, in pixels of the image. */
  Region place(TopPatch topPatch) {
    Region box = topPatch.box();
    int top = box.top() - start(vertical, topPatch.row(), input.height());
    int left = box.left() - start(horizontal, topPatch.column(), input.width());
    return new Region(top, left, top + box.height(), left + box.width());
  }

  /** The first pixel of a field; that of the image if the field is at least as large. */
  private static int start(ReceptiveField field, int cell, int pixels) {
    return field.size() >= pixels ? 0 : field.stride() * cell + field.start();
  }

  /**
   * Whether the part of a tile outside its patch is padding. A field at least as large as the image
   * is drawn at the image's place, so the rest of its tile is a part of the image that the cell
   * does not see.
   */
  boolean hasPadding() {
    return vertical.size() < input.height() && horizontal.size() < input.width();
  }

  /** Extends a projection to the whole patch, which may be larger: the rest is zero. */
  static Picture onBox(Picture closeUp, Region box, Region whole) {
    if (box.equals(whole)) {
      return closeUp;
    }
    int[] argb = new int[whole.cells()];
    Arrays.fill(argb, 0xFF000000 | ProjectionFigure.ZERO * 0x010101);
    for (int y = 0; y < box.height(); y++) {
      int to = (box.top() - whole.top() + y) * whole.width() + box.left() - whole.left();
      System.arraycopy(closeUp.argb(), y * box.width(), argb, to, box.width());
    }
    return new Picture(whole.width(), whole.height(), argb);
  }

  private void draw(@Nullable Picture picture, @Nullable Region at, int[] page, int top, int left) {
    int stride = width();
    int side = Math.max(tileHeight(), tileWidth());
    for (int y = 0; y < tileHeight(); y++) {
      for (int x = 0; x < tileWidth(); x++) {
        boolean isLine = picture != null && hasPadding() && Hatching.isLine(x, y, side);
        page[(top + y) * stride + left + x] = isLine ? INK : EMPTY;
      }
    }
    if (picture == null || at == null) {
      return;
    }
    Picture large = Tiles.enlarged(picture, factor * picture.width(), factor * picture.height());
    for (int y = 0; y < large.height(); y++) {
      int to = (top + factor * at.top() + y) * stride + left + factor * at.left();
      System.arraycopy(large.argb(), y * large.width(), page, to, large.width());
    }
  }
}
