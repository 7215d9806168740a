package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.network.Shape;
import org.junit.jupiter.api.Test;

class ScaleTest {

  private final LayerMaps maps =
      new LayerMaps("two", Shape.maps(2, 1, 3), new float[] {0, 2, 4, 5, 6, 10});

  @Test
  void aMapOnItsOwnReachesToItsLargestValue() {
    assertThat(Scale.of(maps, 0)).isEqualTo(new Scale(0, 4));
  }

  @Test
  void aMapWithoutZeroIsNotDrawnAsIfItsLeastValueWereSilent() {
    assertThat(Scale.of(maps, 1)).isEqualTo(new Scale(0, 10));
  }

  @Test
  void aLayerHasOneScaleForAllItsMaps() {
    assertThat(Scale.of(maps)).isEqualTo(new Scale(0, 10));
  }

  @Test
  void negativeValuesLieBelowZero() {
    assertThat(Scale.of(new FeatureMap(1, 3, new float[] {-3, 1, 2}))).isEqualTo(new Scale(-3, 2));
  }

  @Test
  void signedColoursReachAsFarToBothSides() {
    assertThat(new Scale(-3, 2).in(ColourMap.DIVERGING)).isEqualTo(new Scale(-3, 3));
    assertThat(new Scale(-3, 2).in(ColourMap.VIRIDIS)).isEqualTo(new Scale(-3, 2));
  }

  @Test
  void valuesLieInProportionAndAreCutOffAtTheEnds() {
    Scale scale = new Scale(-1, 3);

    assertThat(scale.place(0)).isEqualTo(0.25f);
    assertThat(scale.place(3)).isEqualTo(1);
    assertThat(scale.place(7)).isEqualTo(1);
    assertThat(scale.place(-7)).isZero();
  }

  @Test
  void whatIsNoNumberNeitherStretchesTheScaleNorLeavesIt() {
    float[] values = {Float.NaN, Float.POSITIVE_INFINITY, 2};

    Scale scale = Scale.of(values, 0, 3);

    assertThat(scale).isEqualTo(new Scale(0, 2));
    assertThat(scale.place(Float.NaN)).isZero();
    assertThat(scale.place(Float.POSITIVE_INFINITY)).isEqualTo(1);
  }

  @Test
  void aSilentMapHasAllItsValuesAtTheLowEnd() {
    assertThat(Scale.of(new FeatureMap(1, 2, new float[2])).place(0)).isZero();
  }

  @Test
  void aScaleTurnedRoundIsRefused() {
    assertThatThrownBy(() -> new Scale(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aScaleThatIncludesAnotherReachesAsFarAsBoth() {
    assertThat(new Scale(-1, 2).including(new Scale(0, 5))).isEqualTo(new Scale(-1, 5));
  }
}
