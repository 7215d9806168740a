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
 * <p>A tile is the whole receptive field; where that reaches over the border of the image, there is
 * no patch and the tile is hatched. A tile without a winner is empty. All patches of a layer have
 * one size on the page. A unit's projections share one scale, so that they can be compared.
 *
 * @param order which colour the network's input has first
 * @param vertical the layer's receptive field
 * @param horizontal the layer's receptive field
 * @param input the network's input
 * @param factor how many pixels wide a pixel of the image is drawn
 * @param contrast which absolute value of a unit's projections is full colour
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

  /** Between projections and patches. */
  private static final int MIDDLE = 8;

  private static final int PAPER = 0xFFFFFFFF;
  private static final int EMPTY = 0xFFE8E8E8;

  /** A line of the hatching. */
  private static final int INK = 0xFFB0B0B0;

  /**
   * A layer's figures.
   *
   * @param smallest a tile's shorter side in pixels at least: small fields are enlarged to it
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

  /** Rows of a tile on the page. */
  public int tileHeight() {
    return factor * Math.min(vertical.size(), input.height());
  }

  /** Columns of a tile on the page. */
  public int tileWidth() {
    return factor * Math.min(horizontal.size(), input.width());
  }

  /** Rows of a unit on the page. */
  public int height() {
    return SIDE * tileHeight() + (SIDE - 1) * GAP;
  }

  /** Columns of a unit on the page. */
  public int width() {
    return 2 * (SIDE * tileWidth() + (SIDE - 1) * GAP) + MIDDLE;
  }

  /**
   * Paints a unit.
   *
   * @param winners its top patches, the strongest first; what is beyond nine is left out
   */
  public Picture unit(List<ProjectedPatch> winners) {
    int[] page = new int[Math.multiplyExact(width(), height())];
    Arrays.fill(page, PAPER);
    ProjectionFigure scale = scale(winners);
    for (int place = 0; place < SIDE * SIDE; place++) {
      @Nullable ProjectedPatch winner = place < winners.size() ? winners.get(place) : null;
      @Nullable Picture projection = null;
      @Nullable Picture patch = null;
      @Nullable Region at = null;
      if (winner instanceof ProjectedPatch.Seen seen) {
        at = place(seen.winner());
        patch = seen.patch();
        if (seen.projected() instanceof Projection there) {
          projection = onBox(scale.closeUp(there), there.box(), seen.winner().box());
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
  ProjectionFigure scale(List<ProjectedPatch> winners) {
    return ProjectionFigure.of(
        order, winners.stream().flatMap(winner -> winner.projection().stream()).toList(), contrast);
  }

  /** Where in its tile a winner's patch lies, in pixels of the image. */
  Region place(TopPatch winner) {
    Region box = winner.box();
    int top = box.top() - start(vertical, winner.row(), input.height());
    int left = box.left() - start(horizontal, winner.column(), input.width());
    return new Region(top, left, top + box.height(), left + box.width());
  }

  /** A field as large as the image, or larger, is drawn where the image is. */
  private static int start(ReceptiveField field, int cell, int pixels) {
    return field.size() >= pixels ? 0 : field.stride() * cell + field.start();
  }

  /**
   * Whether the part of a tile outside its patch is padding. A field as large as the image, or
   * larger, is drawn where the image is: what a patch leaves there is image that its cell does not
   * see.
   */
  boolean hasPadding() {
    return vertical.size() < input.height() && horizontal.size() < input.width();
  }

  /** A projection may reach less far than the patch does: the rest is zero. */
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
