package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.patches.query.ProjectedPatch;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.patches.store.View;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.filterscope.testing.Golden;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Patches in their slots, with receptive fields of the built-in model. */
class PatchPaddingTest {

  private static final int RED = 0xFFFF0000;
  private static final int SIDE = 80;

  private static Model model;

  @BeforeAll
  static void load() {
    model = Golden.builtIn();
  }

  /** conv3_3 sees 40 x 40 pixels; cell 0 begins 18 of them outside the image. */
  @Test
  void whatLiesOutsideTheImageIsHatched() {
    PatchTile tile = tile("conv3_3");
    TopPatch topPatch = topPatch("conv3_3", 0, 0);
    int[] slot = tile.patch(topPatch, red(topPatch.box()));
    int outside = tile.slot() - tile.slot() * topPatch.box().height() / 40;
    assertThat(outside).isEqualTo(tile.slot() * 18 / 40);
    assertThat(kinds(slot, 0, outside)).as("above the image: lines and what is between").hasSize(2);
    assertThat(kinds(slot, 0, outside)).noneMatch(PatchPaddingTest::isOpaque);
    assertThat(slot[tile.slot() * tile.slot() - 1]).isEqualTo(RED);
  }

  @Test
  void aPatchThatLiesInsideFillsItsSlot() {
    TopPatch topPatch = topPatch("conv3_3", 20, 20);
    assertThat(tile("conv3_3").patch(topPatch, red(topPatch.box()))).containsOnly(RED);
  }

  @Test
  void onPaperAllIsOpaqueAndHatchingIsDarkerThanAnEmptySlot() {
    PatchTile tile = tile("conv3_3");
    TopPatch topPatch = topPatch("conv3_3", 0, 0);
    int[][] patches = {tile.patch(topPatch, red(topPatch.box()))};
    Picture page =
        tile.arrange(
            new int[] {7}, false, 1, (unit, argb) -> tile.paint(null, patches, false, argb));
    assertThat(Arrays.stream(page.argb()).allMatch(PatchPaddingTest::isOpaque)).isTrue();
    assertThat(page.argb()).contains(RED, 0xFFB0B0B0, 0xFFE8E8E8);
  }

  @Test
  void aSavedFigureIsHatchedToo() {
    TopPatch topPatch = topPatch("conv3_3", 0, 0);
    Region box = topPatch.box();
    Projection projection =
        new Projection(
            "conv3_3",
            0,
            Mode.DECONVNET,
            new Seed.Cell(0, 0),
            1,
            box,
            3,
            new float[box.cells() * 3]);
    Picture page =
        PatchFigure.of(
                model.network(),
                layer("conv3_3"),
                model.preparation().order(),
                SIDE,
                Contrast.LARGEST)
            .unit(List.of(new ProjectedPatch.Seen(topPatch, red(box), projection)));
    assertThat(page.argb()).contains(0xFFB0B0B0, RED);
  }

  /**
   * Such a field is drawn where the image is: what a patch leaves is image that it does not see.
   */
  @Test
  void whatACellWithALargeFieldDoesNotSeeIsNotHatched() {
    String layer = largeLayer();
    TopPatch topPatch = topPatch(layer, 0, 0);
    int[] slot = tile(layer).patch(topPatch, red(topPatch.box()));
    assertThat(slot).doesNotContain(0x70383838);
  }

  private static String largeLayer() {
    return model.network().layers().stream()
        .filter(layer -> !layer.shape().isVector())
        .filter(layer -> layer.vertical().size() >= model.network().input().height())
        .findFirst()
        .orElseThrow()
        .name();
  }

  private static PatchTile tile(String layer) {
    return PatchTile.of(
        model.network(), layer(layer), model.preparation().order(), SIDE, Contrast.LARGEST);
  }

  private static Node layer(String name) {
    return model.network().find(name).orElseThrow();
  }

  private static TopPatch topPatch(String layer, int row, int column) {
    Region box = model.network().receptiveField(layer(layer), row, column);
    View view = new View(1, "photograph", new Crop(224, 224, new Box(0, 0, 224, 224)), 0);
    return new TopPatch(layer, 0, 1, row, column, box, view, Path.of("photograph.png"));
  }

  private static Picture red(Region box) {
    int[] argb = new int[box.cells()];
    Arrays.fill(argb, RED);
    return new Picture(box.width(), box.height(), argb);
  }

  /** The colours of the first rows of a slot. */
  private static List<Integer> kinds(int[] slot, int first, int end) {
    int side = (int) Math.sqrt(slot.length);
    return IntStream.range(first * side, end * side).mapToObj(i -> slot[i]).distinct().toList();
  }

  private static boolean isOpaque(int pixel) {
    return pixel >>> 24 == 0xFF;
  }
}
