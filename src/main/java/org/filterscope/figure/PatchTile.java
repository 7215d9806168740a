package org.filterscope.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.filterscope.image.Box;
import org.filterscope.image.Picture;
import org.filterscope.image.Resampler;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Preparation.ChannelOrder;
import org.filterscope.network.Region;
import org.filterscope.patches.query.ProjectedPatch;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.projection.Projection;
import org.jspecify.annotations.Nullable;

/**
 * A unit's nine projections and nine patches as a wall of units shows them: small, with all
 * receptive fields of the layer at one size, and hatched where a field extends beyond the image's
 * border.
 *
 * @param figure the layer's figure, pixel for pixel
 * @param slot the side of a patch on the tile, in pixels
 */
public record PatchTile(PatchFigure figure, int slot) {

  private static final int SIDE = 3;

  /** The colour of empty places: a faint grey on both light and dark. */
  private static final int EMPTY = 0x20101010;

  /** The colour of the hatching's lines: a half-transparent grey on both light and dark. */
  private static final int LINE = 0x70383838;

  private static final int PAPER = 0xFFFFFFFF;

  /** The colour of the dots that stand for pictures still to come. Saved files leave them out. */
  private static final int COMING = 0x70404040;

  /** The colour of empty places on paper. */
  private static final int SHADE = 0xFFE8E8E8;

  /** The colour of the hatching's lines on paper. */
  private static final int INK = 0xFFB0B0B0;

  /**
   * Makes a layer's tiles.
   *
   * @param side the greatest side of a patch, in pixels; smaller fields are enlarged by a whole
   *     factor, larger ones are reduced
   */
  public static PatchTile of(
      Network network, Node layer, ChannelOrder order, int side, Contrast contrast) {
    PatchFigure figure = PatchFigure.of(network, layer, order, 1, contrast);
    int field = Math.max(figure.tileHeight(), figure.tileWidth());
    return new PatchTile(figure, field > side ? side : side / field * field);
  }

  /** The same tiles with another value at full colour. */
  public PatchTile with(Contrast contrast) {
    return new PatchTile(figure.with(contrast), slot);
  }

  /** The absolute value of a unit's projections that is full colour. */
  public Contrast contrast() {
    return figure.contrast();
  }

  /**
   * A unit's projections, painted.
   *
   * @param slots {@code [slot * slot]} pixels for each projection; null if there is none
   * @param fullColour the absolute value that is full colour; 0 if there are no projections
   */
  public record PaintedProjections(int[] @Nullable [] slots, float fullColour) {

    /** No projections yet. */
    public static final PaintedProjections NONE = new PaintedProjections(new int[0][], 0);
  }

  /** The gap between patches, in pixels. */
  private int gap() {
    return Math.max(1, slot / 20);
  }

  /** The gap between projections and patches, in pixels. */
  private int middle() {
    return 3 * gap();
  }

  /** The side of three patches with the gaps between them, in pixels. */
  public int grid() {
    return SIDE * slot + (SIDE - 1) * gap();
  }

  /** The height of a tile, in pixels. */
  public int height() {
    return grid();
  }

  /**
   * The width of a tile, in pixels.
   *
   * @param both whether it has the projections as well as the patches
   */
  public int width(boolean both) {
    return both ? 2 * grid() + middle() : grid();
  }

  /**
   * Paints a patch at its place in its slot.
   *
   * @param patch the pixels in the top patch's box
   * @return {@code [slot * slot]} pixels; hatched and not opaque where there is no image
   */
  public int[] patch(TopPatch topPatch, Picture patch) {
    Region at = at(topPatch);
    return inSlot(
        at,
        isReduced()
            ? Resampler.resample(patch, Box.all(patch), at.width(), at.height())
            : Tiles.enlarged(patch, at.width(), at.height()).argb());
  }

  /**
   * Paints a unit's projections on one scale, each at its place in its slot. If a slot has fewer
   * pixels than the field, the scale is that of the reduced projections.
   */
  public PaintedProjections projections(List<ProjectedPatch> topPatches) {
    return isReduced() ? reduced(topPatches) : enlarged(topPatches);
  }

  private PaintedProjections enlarged(List<ProjectedPatch> topPatches) {
    ProjectionFigure scale = figure.scale(topPatches);
    List<@Nullable Picture> pictures = PatchPictures.of(scale, topPatches);
    int[] @Nullable [] slots = new int[topPatches.size()][];
    for (int i = 0; i < slots.length; i++) {
      Picture picture = pictures.get(i);
      slots[i] = picture == null ? null : patch(topPatches.get(i).topPatch(), picture);
    }
    return new PaintedProjections(slots, scale.fullColour());
  }

  private PaintedProjections reduced(List<ProjectedPatch> topPatches) {
    @Nullable Projection[] small = new Projection[topPatches.size()];
    for (int i = 0; i < small.length; i++) {
      TopPatch topPatch = topPatches.get(i).topPatch();
      Projection there = topPatches.get(i).projection().orElse(null);
      if (there != null) {
        Region at = at(topPatch);
        small[i] = SmallProjection.of(there, topPatch.box(), at.height(), at.width());
      }
    }
    ProjectionFigure scale =
        ProjectionFigure.of(
            figure.order(),
            Arrays.stream(small).filter(Objects::nonNull).toList(),
            figure.contrast());
    int[] @Nullable [] slots = new int[small.length][];
    for (int i = 0; i < small.length; i++) {
      Projection there = small[i];
      slots[i] =
          there == null
              ? null
              : inSlot(at(topPatches.get(i).topPatch()), scale.closeUp(there).argb());
    }
    return new PaintedProjections(slots, scale.fullColour());
  }

  private boolean isReduced() {
    return slot % field() != 0;
  }

  private int field() {
    return Math.max(figure.tileHeight(), figure.tileWidth());
  }

  /** The place of a top patch in its slot, in pixels. */
  private Region at(TopPatch topPatch) {
    Region at = figure.place(topPatch);
    int top = at.top() * slot / field();
    int left = at.left() * slot / field();
    return new Region(
        top,
        left,
        Math.max(top + 1, at.bottom() * slot / field()),
        Math.max(left + 1, at.right() * slot / field()));
  }

  private int[] inSlot(Region at, int[] argb) {
    int[] pixels = new int[slot * slot];
    for (int i = 0; i < pixels.length; i++) {
      boolean isLine = figure.hasPadding() && Hatching.isLine(i % slot, i / slot, slot);
      pixels[i] = isLine ? LINE : EMPTY;
    }
    for (int y = 0; y < at.height(); y++) {
      int to = (at.top() + y) * slot + at.left();
      System.arraycopy(argb, y * at.width(), pixels, to, at.width());
    }
    return pixels;
  }

  /**
   * Paints a tile.
   *
   * @param projections up to nine slots, each null if it is empty; null as a whole if they are not
   *     ready yet; ignored unless the tile has {@code both}
   * @param patches up to nine slots, each null if it is empty; null as a whole if they are not
   *     ready yet
   * @param argb {@code [height() * width(both)]}
   */
  public void paint(
      int @Nullable [] @Nullable [] projections,
      int @Nullable [] @Nullable [] patches,
      boolean both,
      int[] argb) {
    if (both) {
      paint(projections, 0, width(true), argb);
    }
    paint(patches, both ? grid() + middle() : 0, width(both), argb);
  }

  /** Paints a unit's tile. */
  @FunctionalInterface
  public interface Painter {
    /**
     * Paints as {@link PatchTile#paint} does.
     *
     * @param argb {@code [height() * width(both)]}
     */
    void paint(int unit, int[] argb);
  }

  /**
   * Arranges units side by side on white, each with its number.
   *
   * @param units at least one
   * @param both whether tiles have the projections as well as the patches
   * @param columns how many units are side by side
   */
  public Picture arrange(int[] units, boolean both, int columns, Painter painter) {
    Tiles tiles = new Tiles(width(both), height(), columns, true);
    return tiles.arrange(
        units,
        place -> {
          int[] argb = new int[width(both) * height()];
          painter.paint(units[place], argb);
          for (int i = 0; i < argb.length; i++) {
            argb[i] = onPaper(argb[i]);
          }
          return argb;
        });
  }

  private static int onPaper(int pixel) {
    if (pixel >>> 24 == 0xFF) {
      return pixel;
    }
    return pixel == 0 ? PAPER : pixel == LINE ? INK : SHADE;
  }

  private void paint(int @Nullable [] @Nullable [] slots, int left, int width, int[] argb) {
    for (int place = 0; place < SIDE * SIDE; place++) {
      int[] pixels = slots != null && place < slots.length ? slots[place] : null;
      int top = place / SIDE * (slot + gap());
      int start = left + place % SIDE * (slot + gap());
      for (int y = 0; y < slot; y++) {
        int to = (top + y) * width + start;
        if (pixels == null) {
          Arrays.fill(argb, to, to + slot, EMPTY);
        } else {
          System.arraycopy(pixels, y * slot, argb, to, slot);
        }
      }
      if (slots == null && slot >= 5) {
        announce(argb, top, start, width);
      }
    }
  }

  /** Draws three dots in the middle of a slot: its picture is still to come. */
  private void announce(int[] argb, int top, int start, int width) {
    int dot = Math.max(1, slot / 14);
    for (int y = 0; y < dot; y++) {
      int row = (top + (slot - dot) / 2 + y) * width + start + (slot - 5 * dot) / 2;
      for (int place = 0; place < 3; place++) {
        int from = row + 2 * place * dot;
        Arrays.fill(argb, from, from + dot, COMING);
      }
    }
  }
}
