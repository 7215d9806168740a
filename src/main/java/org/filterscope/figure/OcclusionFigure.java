package org.filterscope.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.filterscope.activation.FeatureMap;
import org.filterscope.explanation.CoverGrid;
import org.filterscope.explanation.OcclusionMaps;
import org.filterscope.image.Picture;

/**
 * The effect of occluding a photograph, drawn in colour over the photograph in grey. Each pixel has
 * the colour of the nearest occluding square.
 */
public final class OcclusionFigure {

  private static final float GOLDEN_RATIO = 0.618034f;

  private OcclusionFigure() {}

  /** The map that is drawn. */
  public enum Part {
    /** How much the unit's sum changes: red where it falls, blue where it rises. */
    TOTAL,
    /** How much the class's probability changes: red where it falls, blue where it rises. */
    PROBABILITY,
    /** The most likely class: one colour for each. */
    LABEL
  }

  /**
   * Draws a map over what the network saw.
   *
   * @return a picture of the input's size
   */
  public static Picture of(OcclusionMaps maps, Part part, Picture input) {
    return switch (part) {
      case TOTAL -> fall(maps.grid(), maps.totals(), (float) maps.total(), input);
      case PROBABILITY ->
          fall(maps.grid(), maps.probabilities(), (float) maps.probability(), input);
      case LABEL -> labels(maps, input);
    };
  }

  /** The meaning of the colours, for saved files. */
  public static String description(OcclusionMaps maps, Part part) {
    String square =
        String.format(
            Locale.ROOT, "a square of %d pixels, step %d", maps.grid().size(), maps.grid().step());
    return switch (part) {
      case TOTAL ->
          "Red: the sum of " + maps.layer() + " / " + maps.channel() + " falls under " + square;
      case PROBABILITY -> "Red: the probability of the class falls under " + square;
      case LABEL -> "A colour for each class that is the likeliest under " + square;
    };
  }

  private static Picture fall(CoverGrid grid, FeatureMap covered, float before, Picture input) {
    FeatureMap falls =
        new FeatureMap(input.height(), input.width(), new float[input.argb().length]);
    for (int i = 0; i < falls.values().length; i++) {
      int nearest = nearest(grid, i / input.width(), i % input.width());
      falls.values()[i] = before - covered.values()[nearest];
    }
    MapPainter painter = new MapPainter(ColourMap.DIVERGING, Scale.of(falls));
    return Overlay.of(grey(input), falls, painter, Enlargement.CELLS);
  }

  /**
   * One colour of the map of likeliest classes.
   *
   * @param label the class's index
   * @param argb its colour
   * @param positions number of positions at which it is the likeliest
   */
  public record LegendEntry(int label, int argb, int positions) {}

  /**
   * The colours of the map of likeliest classes, the most frequent class first. They are laid over
   * the photograph half transparent. Colours are given out in the order in which positions are
   * covered, so a class keeps its colour while more positions become known.
   */
  public static List<LegendEntry> legend(OcclusionMaps maps) {
    Map<Integer, Integer> counts = new LinkedHashMap<>();
    for (int position : maps.grid().coarseToFine()) {
      counts.merge((int) maps.labels().values()[position], 1, Integer::sum);
    }
    List<LegendEntry> entries = new ArrayList<>();
    counts.forEach(
        (label, positions) ->
            entries.add(new LegendEntry(label, hue(entries.size() * GOLDEN_RATIO % 1), positions)));
    entries.sort(Comparator.comparingInt(LegendEntry::positions).reversed());
    return List.copyOf(entries);
  }

  private static Picture labels(OcclusionMaps maps, Picture input) {
    Map<Integer, Integer> colours = new HashMap<>();
    legend(maps).forEach(entry -> colours.put(entry.label(), entry.argb()));
    Picture grey = grey(input);
    int[] argb = new int[input.argb().length];
    for (int i = 0; i < argb.length; i++) {
      int position = nearest(maps.grid(), i / input.width(), i % input.width());
      int label = (int) maps.labels().values()[position];
      argb[i] = halfway(grey.argb()[i], Objects.requireNonNull(colours.get(label)));
    }
    return new Picture(input.width(), input.height(), argb);
  }

  /** The photograph in grey, so the colours of the map stand out. */
  private static Picture grey(Picture input) {
    int[] argb = new int[input.argb().length];
    for (int i = 0; i < argb.length; i++) {
      int pixel = input.argb()[i];
      int level = (3 * (pixel >> 16 & 0xFF) + 6 * (pixel >> 8 & 0xFF) + (pixel & 0xFF)) / 10;
      argb[i] = 0xFF000000 | level << 16 | level << 8 | level;
    }
    return new Picture(input.width(), input.height(), argb);
  }

  /** The position of the square with its middle nearest to a pixel. */
  private static int nearest(CoverGrid grid, int y, int x) {
    int row = Math.round((y + 0.5f - grid.size() / 2f) / grid.step());
    int column = Math.round((x + 0.5f - grid.size() / 2f) / grid.step());
    return Math.min(Math.max(row, 0), grid.rows() - 1) * grid.columns()
        + Math.min(Math.max(column, 0), grid.columns() - 1);
  }

  /** A fully saturated colour: red at 0, then green and blue, and red again at 1. */
  private static int hue(float place) {
    int argb = 0xFF;
    for (float centre : new float[] {0, 1 / 3f, 2 / 3f}) {
      float apart = Math.abs(place - centre);
      float level = 2 - 6 * Math.min(apart, 1 - apart);
      argb = argb << 8 | Math.round(255 * Math.max(0, Math.min(level, 1)));
    }
    return argb;
  }

  private static int halfway(int one, int other) {
    return 0xFF000000 | ((one & 0xFEFEFE) >> 1) + ((other & 0xFEFEFE) >> 1);
  }
}
