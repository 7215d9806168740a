package org.filterscope.lesson.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspector;
import org.filterscope.lesson.OnePass;
import org.filterscope.network.Activation;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Preparation;
import org.filterscope.network.Window;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.testing.Golden;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.report.ClassGroups;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sums of breeds and a head, of one photograph as it is and covered. */
class BreedsBesideHeadTest {
  private static final int BREEDS = 6;

  private final Picture cat = new Picture(224, 224, Golden.pixels("cat"));
  private final Crop all = new Crop(224, 224, Box.all(cat));

  /** Class 0 and 4 are cats, 1 and 2 dogs, the others neither. */
  private final ClassGroups groups =
      new ClassGroups(List.of("cat", "dog"), new int[] {0, 1, 1, -1, 0, -1});

  private final Model breeds = model(List.of("a", "b", "c", "d", "e", "f"), 5);
  private final Model head = model(List.of("Dog", "cat"), 6);
  private final Engine engine = new Engine();
  private final Inspector ofBreeds = new Inspector(engine, breeds);
  private final Inspector ofHead = new Inspector(engine, head);

  @AfterEach
  void end() {
    ofBreeds.close();
    ofHead.close();
    engine.close();
  }

  private static Model model(List<String> labels, long seed) {
    Preparation preparation = SmallModel.create().preparation();
    RandomNetworks random = RandomNetworks.ofSeed(seed);
    Network network =
        new Network.Builder("image", SmallModel.create().network().input())
            .add("conv", random.convolution(3, 8, Window.of(3, 1, 1)), Activation.RELU)
            .add("mean", new Operation.GlobalAverage(), Activation.IDENTITY)
            .add("classes", random.dense(8, labels.size()), Activation.SOFTMAX)
            .build();
    return new Model("seed " + seed, network, preparation, labels, 0, "seed " + seed);
  }

  @Test
  void breedsAreSummedAndTheHeadAnswersInTheGroupsOrder() {
    BreedsBesideHead.Answer answer = ask(cat);

    float[] single = probabilities(breeds, cat);
    float[] two = probabilities(head, cat);
    assertThat(single).hasSize(BREEDS);
    assertThat(answer.sums()[0]).isCloseTo(single[0] + single[4], within(1e-6));
    assertThat(answer.sums()[1]).isCloseTo(single[1] + single[2], within(1e-6));
    assertThat(answer.outside()).isCloseTo(single[3] + single[5], within(1e-6));
    assertThat(answer.head()).containsExactly(new double[] {two[1], two[0]}, within(1e-6));
    assertThat(answer.likeliest()).hasSize(5);
  }

  @Test
  void aCoveredRegionChangesBothAnswers() {
    Picture covered =
        CoveredPicture.of(
            cat,
            new Box(40, 30, 180, 200),
            CoveredPicture.meanColour(Golden.builtIn().preparation()));

    BreedsBesideHead.Answer answer = ask(covered);

    float[] two = probabilities(head, covered);
    assertThat(answer.head()).containsExactly(new double[] {two[1], two[0]}, within(1e-6));
    assertThat(answer.head()).isNotEqualTo(ask(cat).head());
    assertThat(answer.sums()).isNotEqualTo(ask(cat).sums());
  }

  @Test
  void onlyThePixelsOfTheRegionAreCovered() {
    int grey = CoveredPicture.meanColour(Golden.builtIn().preparation());

    Picture covered = CoveredPicture.of(cat, new Box(10, 20, 13, 22), grey);

    int changed = 0;
    for (int i = 0; i < covered.argb().length; i++) {
      boolean isInside = i % 224 >= 10 && i % 224 < 13 && i / 224 >= 20 && i / 224 < 22;
      assertThat(covered.argb()[i]).isEqualTo(isInside ? grey : cat.argb()[i]);
      changed += isInside ? 1 : 0;
    }
    assertThat(changed).isEqualTo(6);
    // ImageNet's mean, red first.
    assertThat(grey).isEqualTo(0xff000000 | 124 << 16 | 117 << 8 | 104);
  }

  @Test
  void aHeadOfOtherClassesIsRefused() {
    assertThat(BreedsBesideHead.fits(groups, List.of("one", "other"))).isFalse();
    assertThatThrownBy(() -> new BreedsBesideHead(ofBreeds, groups, ofBreeds))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private BreedsBesideHead.Answer ask(Picture picture) {
    return Answers.await(
        new BreedsBesideHead(ofBreeds, groups, ofHead).ask(picture, all, Cancellation.NEVER));
  }

  private float[] probabilities(Model model, Picture picture) {
    Picture input = model.preparation().cut(picture, all);
    float[] prepared = model.preparation().apply(input.argb());
    try (OnePass pass = new OnePass(model.network(), prepared)) {
      return pass.maps("classes").values();
    }
  }
}
