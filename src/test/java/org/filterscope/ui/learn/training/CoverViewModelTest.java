package org.filterscope.ui.learn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.lesson.answer.BreedsBesideHead;
import org.filterscope.lesson.answer.CoveredPicture;
import org.filterscope.network.Activation;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Window;
import org.filterscope.network.file.ModelFile;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.learn.QuietLesson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photograph with a part covered, and what is answered to it, without a screen. */
class CoverViewModelTest {

  @TempDir private Path home;

  private final Picture cat = new Picture(224, 224, Golden.pixels("cat"));

  /** With as many classes as ImageNet has, which nobody has named. */
  private final Model thousand = thousand();

  private QuietLesson window;
  private CoverViewModel model;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(home.resolve("models"));
    ModelFile.write(
        home.resolve("models/pets.zip"),
        SmallModel.create().network(),
        SmallModel.create().preparation(),
        List.of("cat", "dog"),
        0,
        JsonNodeFactory.instance.objectNode());
    window = new QuietLesson(thousand, home, null);
    window.photograph.show(new Photograph("cat", null, cat));
    model = new CoverViewModel(window.lesson);
    model.look(true);
    window.until(() -> model.open().get() != null && model.covered().get() != null);
  }

  @AfterEach
  void close() {
    model.close();
    window.close();
  }

  private static Model thousand() {
    Model small = SmallModel.create();
    RandomNetworks random = RandomNetworks.ofSeed(8);
    Network network =
        new Network.Builder("image", small.network().input())
            .add("conv", random.convolution(3, 8, Window.of(3, 1, 1)), Activation.RELU)
            .add("mean", new Operation.GlobalAverage(), Activation.IDENTITY)
            .add("classes", random.dense(8, 1000), Activation.SOFTMAX)
            .build();
    List<String> labels = IntStream.range(0, 1000).mapToObj(Integer::toString).toList();
    return new Model("thousand", network, small.preparation(), labels, 0, "thousand");
  }

  @Test
  void theAnswersAreThoseToTheCoveredPicture() {
    Crop part = Crop.square(cat, 60, 80, 70);
    model.cover().set(part);
    window.until(() -> !model.busy().get());

    assertThat(classes(model.open().get())).isEqualTo(answer(cat));
    assertThat(classes(model.covered().get()))
        .isEqualTo(answer(CoveredPicture.of(cat, part.box(), model.colour())))
        .isNotEqualTo(answer(cat));
  }

  @Test
  void withoutACoverThereIsOneAnswer() {
    model.isCovered().set(false);

    assertThat(model.covered().get()).isNull();
    model.isCovered().set(true);
    window.until(() -> model.covered().get() != null);
  }

  @Test
  void whatWasGivenUpIsAskedAgainWhenTheChapterComesBack() {
    model.isCovered().set(false);
    model.isCovered().set(true);
    model.look(false);
    assertThat(model.covered().get()).isNull();

    model.look(true);
    window.until(() -> model.covered().get() != null);
  }

  @Test
  void twoModelsAtHandAnswerSideBySide() {
    window.until(() -> !model.breeds().isEmpty() && !model.heads().isEmpty());
    assertThat(model.breeds()).extracting(CatDogModel::name).containsExactly("thousand");
    assertThat(model.heads()).extracting(CatDogModel::name).containsExactly("pets");

    model.compare(model.breeds().get(0), model.heads().get(0));
    window.until(() -> model.covered().get() instanceof CoverViewModel.Answer.OfTwo);

    BreedsBesideHead.Answer open =
        ((CoverViewModel.Answer.OfTwo) Objects.requireNonNull(model.open().get())).answer();
    double dogs =
        answer(cat).stream()
            .filter(each -> each.index() >= 151 && each.index() <= 268)
            .mapToDouble(ClassProbability::probability)
            .sum();
    assertThat(open.sums()[1]).isCloseTo(dogs, within(1e-9));
    assertThat(open.head()[0] + open.head()[1]).isCloseTo(1, within(1e-6));

    model.compareNoLonger();
    window.until(() -> model.open().get() instanceof CoverViewModel.Answer.OfOne);
    assertThat(window.problems).isEmpty();
  }

  @Test
  void whereThereIsNoSuchModelNoneIsOffered() {
    assertThat(CatDogModel.breeds(List.of("cat", "dog"))).isEmpty();
    assertThat(CatDogModel.isHead(List.of("dog", "cat"))).isTrue();
    assertThat(CatDogModel.isHead(List.of("cat", "dog", "car"))).isFalse();
    List<String> places = IntStream.range(0, 1000).mapToObj(i -> "place " + i).toList();
    assertThat(CatDogModel.breeds(places)).isEmpty();
  }

  private List<ClassProbability> answer(Picture picture) {
    try (Inspection inspection =
        Answers.await(
            window
                .used
                .inspector()
                .inspect(picture, window.used.inspector().framing(cat), Cancellation.NEVER))) {
      return inspection.classes();
    }
  }

  private static List<ClassProbability> classes(CoverViewModel.Answer answer) {
    return ((CoverViewModel.Answer.OfOne) answer).classes();
  }
}
