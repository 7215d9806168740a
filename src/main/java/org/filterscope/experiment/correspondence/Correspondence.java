package org.filterscope.experiment.correspondence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.filterscope.experiment.vector.LayerVectors;
import org.filterscope.experiment.vector.VectorReader;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Preparation;
import org.filterscope.network.Region;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;

/**
 * Covers the same part of several photographs, and measures whether a layer's features change alike
 * (Zeiler and Fergus 2013, section 4.3 and table 1). Beside it stand places at random, other ones
 * on each photograph, and places at random that are the same on all of them: photographs that are
 * framed alike have their parts in the same place, and a layer's features know where they are. The
 * control shuffles the marked parts of each photograph.
 *
 * @param reader runs the model; its layers are the measured ones
 * @param random how many random places of each kind to cover on each photograph
 * @param permutations how many permutations the control has
 * @param seed of the places and the permutations
 */
public record Correspondence(VectorReader reader, int random, int permutations, long seed) {

  /** Random places. */
  public static final int RANDOM = 8;

  /** Permutations. */
  public static final int PERMUTATIONS = 2000;

  /** What random places are called, other ones on each photograph. */
  public static final String RANDOM_NAME = "random";

  /** What random places are called that are the same on all photographs. */
  public static final String SAME_NAME = "random, same place";

  /**
   * Measures marked photographs. Parts that not all of them have are left out.
   *
   * @throws Problem if there are fewer than two photographs, no part that all have, a part outside
   *     the square that the network reads, or a photograph that cannot be read
   * @throws org.filterscope.task.Cancelled if cancelled, between layers
   */
  public CorrespondenceReport measure(
      List<MarkedPhotograph> photographs,
      PictureReader pictures,
      Progress progress,
      Cancellation cancellation) {
    if (photographs.size() < 2) {
      throw new Problem("experiment.few-marked", photographs.size());
    }
    List<String> parts = new ArrayList<>(photographs.get(0).parts().keySet());
    photographs.forEach(photograph -> parts.retainAll(photograph.parts().keySet()));
    if (parts.isEmpty()) {
      throw new Problem("experiment.no-part");
    }
    List<List<List<SignChange>>> byLayer = new ArrayList<>();
    reader.layers().forEach(layer -> byLayer.add(new ArrayList<>()));
    int each = 1 + parts.size() + 2 * random;
    for (int i = 0; i < photographs.size(); i++) {
      List<Region> places = places(photographs.get(i), parts, pictures, i);
      Progress ofOne = counting((long) each * i, (long) each * photographs.size(), progress);
      List<List<SignChange>> changes =
          changes(photographs.get(i), places, pictures, ofOne, cancellation);
      for (int layer = 0; layer < changes.size(); layer++) {
        byLayer.get(layer).add(changes.get(layer));
      }
    }
    progress.report((long) each * photographs.size(), (long) each * photographs.size(), "");
    return report(parts, photographs.size(), byLayer);
  }

  private static Progress counting(long before, long all, Progress progress) {
    return (done, total, what) -> progress.report(before + done, all, what);
  }

  /** The marked parts on the input, and then the random places of both kinds. */
  private List<Region> places(
      MarkedPhotograph photograph, List<String> parts, PictureReader pictures, int number) {
    Preparation preparation = reader.model().preparation();
    Picture picture = pictures.read(photograph.image());
    Crop framing = preparation.framing(picture);
    int side = preparation.side();
    List<Region> places = new ArrayList<>();
    for (String part : parts) {
      Box box = photograph.parts().get(part);
      if (box != null) {
        places.add(onInput(box, picture, framing, side, photograph, part));
      }
    }
    draw(places, parts.size(), side, new Random(seed * 1_000_003 + 1 + number));
    draw(places, parts.size(), side, new Random(seed * 1_000_003));
    return places;
  }

  /** Adds random places, as large as the parts in turn. */
  private void draw(List<Region> places, int parts, int side, Random random) {
    for (int i = 0; i < this.random; i++) {
      Region like = places.get(i % parts);
      int top = (int) (random.nextDouble() * (side - like.height() + 1));
      int left = (int) (random.nextDouble() * (side - like.width() + 1));
      places.add(new Region(top, left, top + like.height(), left + like.width()));
    }
  }

  private static Region onInput(
      Box box, Picture picture, Crop framing, int side, MarkedPhotograph photograph, String part) {
    double reduction = picture.reduction();
    double across = side / framing.box().width();
    double down = side / framing.box().height();
    int left = clipped((box.x0() / reduction - framing.box().x0()) * across, side);
    int right = clipped((box.x1() / reduction - framing.box().x0()) * across, side);
    int top = clipped((box.y0() / reduction - framing.box().y0()) * down, side);
    int bottom = clipped((box.y1() / reduction - framing.box().y0()) * down, side);
    if (right <= left || bottom <= top) {
      throw new Problem("experiment.part-outside", part, photograph.image());
    }
    return new Region(top, left, bottom, right);
  }

  private static int clipped(double place, int side) {
    return (int) Math.max(0, Math.min(side, Math.round(place)));
  }

  private List<List<SignChange>> changes(
      MarkedPhotograph photograph,
      List<Region> places,
      PictureReader pictures,
      Progress progress,
      Cancellation cancellation) {
    Preparation preparation = reader.model().preparation();
    float[] input =
        preparation.apply(preparation.framed(pictures, photograph.image()).pixels().argb());
    String name = photograph.image().toString();
    progress.report(0, places.size(), name);
    LayerVectors untouched = reader.read(input, cancellation);
    List<List<SignChange>> changes = new ArrayList<>();
    reader.layers().forEach(layer -> changes.add(new ArrayList<>()));
    for (int place = 0; place < places.size(); place++) {
      progress.report(place + 1L, places.size(), name);
      LayerVectors covered =
          reader.read(covered(input, places.get(place), preparation), cancellation);
      for (int layer = 0; layer < changes.size(); layer++) {
        changes
            .get(layer)
            .add(new SignChange(untouched.layers().get(layer), covered.layers().get(layer)));
      }
    }
    return changes;
  }

  /** The input with the mean colour over a region. */
  static float[] covered(float[] input, Region region, Preparation preparation) {
    float[] covered = input.clone();
    float[] colour = preparation.meanColour();
    for (int row = region.top(); row < region.bottom(); row++) {
      for (int column = region.left(); column < region.right(); column++) {
        System.arraycopy(colour, 0, covered, 3 * (row * preparation.side() + column), 3);
      }
    }
    return covered;
  }

  private CorrespondenceReport report(
      List<String> parts, int photographs, List<List<List<SignChange>>> byLayer) {
    List<CorrespondenceReport.Row> rows = new ArrayList<>();
    for (int layer = 0; layer < byLayer.size(); layer++) {
      String name = reader.layers().get(layer).name();
      Pairs.Differences differences = new Pairs.Differences(byLayer.get(layer));
      for (int part = 0; part < parts.size(); part++) {
        int[] chosen = new int[photographs];
        Arrays.fill(chosen, part);
        Pairs pairs = differences.of(chosen);
        double share =
            differences.permuted(
                pairs.sum(),
                photographs,
                // With a single part, there is nothing but random places to exchange it with.
                parts.size() > 1 ? parts.size() : parts.size() + random,
                permutations,
                new Random(seed));
        rows.add(CorrespondenceReport.Row.ofPart(parts.get(part), name, pairs, share));
      }
      rows.add(mean(RANDOM_NAME, differences, parts.size(), photographs, name));
      rows.add(mean(SAME_NAME, differences, parts.size() + random, photographs, name));
    }
    return new CorrespondenceReport(photographs, rows);
  }

  private CorrespondenceReport.Row mean(
      String part, Pairs.Differences differences, int first, int photographs, String layer) {
    double sum = 0;
    double mean = 0;
    double deviation = 0;
    for (int place = 0; place < random; place++) {
      int[] chosen = new int[photographs];
      Arrays.fill(chosen, first + place);
      Pairs pairs = differences.of(chosen);
      sum += pairs.sum() / random;
      mean += pairs.mean() / random;
      deviation += pairs.deviation() / random;
    }
    return new CorrespondenceReport.Row(part, layer, sum, mean, deviation, Double.NaN);
  }
}
