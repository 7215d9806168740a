package org.filterscope.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.filterscope.camera.Camera;
import org.filterscope.home.Session;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Model;
import org.filterscope.projection.Projection;
import org.filterscope.task.Problem;
import org.filterscope.testing.PlayedCameras;
import org.filterscope.ui.LiveCamera;
import org.filterscope.ui.Photograph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Explore makes of a camera that plays photographs, with the real model. */
class LiveFramesTest {

  private static Model model;

  @TempDir Path folder;
  private QuietExplore window;
  private ExploreViewModel explore;
  private LiveCamera camera;

  @BeforeAll
  static void load() {
    model = QuietExplore.builtIn();
  }

  @BeforeEach
  void open() {
    window = new QuietExplore(model, folder, Session.FIRST);
    explore = new ExploreViewModel(window.bench);
    explore.look(true);
    camera = window.workspace.camera();
    window.cameras.play(QuietExplore.golden("coffee"));
  }

  @AfterEach
  void close() {
    camera.close();
    explore.close();
    camera.off().join();
    window.close();
  }

  @Test
  void aFrameIsShownWithTheMapsThatItsPhotographHas() {
    openGolden("coffee");
    float[] maps = explore.layer().maps().get().maps().values();
    float[] projected = projection().values();
    switchOn();
    untilLive();
    showFrames(2);

    assertThat(explore.layer().maps().get().maps().values()).isEqualTo(maps);
    assertThat(projection().values()).isEqualTo(projected);
  }

  @Test
  void aFrameIsClassified() {
    openGolden("flower");
    switchOn();
    untilLive();

    assertThat(inspection().classes().get(0).label()).isEqualTo("cup");
  }

  @Test
  void nothingIsStaleWhileFramesFollowEachOther() {
    switchOn();
    untilLive();
    showFrames(1);

    assertThat(explore.layer().stale().get()).isFalse();
    assertThat(explore.unit().unit().stale().get()).isFalse();
  }

  @Test
  void aFrameIsLookedAtInDeeperLayersWhenTheseAreChosen() {
    openGolden("coffee");
    choose("conv5_3");
    untilProjected();
    float[] maps = explore.layer().maps().get().maps().values();
    choose("conv3_3");
    switchOn();
    untilLive();
    choose("conv5_3");
    window.until(() -> explore.layer().maps().get().layer().name().equals("conv5_3"));

    assertThat(explore.layer().maps().get().maps().values()).isEqualTo(maps);
    assertThat(window.problems).isEmpty();
  }

  @Test
  void frameAfterFrameIsShown() {
    window.cameras.play(QuietExplore.golden("coffee"), QuietExplore.golden("cat"));
    switchOn();
    untilLive();
    showFrames(5);

    assertThat(window.problems).isEmpty();
  }

  @Test
  void aFrameThatIsKeptIsThePhotographInUse() {
    switchOn();
    untilLive();
    Photograph shown = explore.photograph().photograph().get();
    explore.keepFrame();
    window.until(() -> shown.equals(window.workspace.picture().photograph().get()));
    untilProjected();

    assertThat(shown.name()).matches("Camera, \\d\\d:\\d\\d:\\d\\d");
    assertThat(explore.photograph().photograph().get()).isEqualTo(shown);
    assertThat(inspection().classes().get(0).label()).isEqualTo("cup");
    assertThat(camera.isOn()).isFalse();
    assertThat(camera.off().join()).isTrue();
    assertThat(window.cameras.on()).isZero();
  }

  @Test
  void whatWasOpenComesBackWhenTheCameraGoesOff() {
    openGolden("cat");
    Photograph before = explore.photograph().photograph().get();
    switchOn();
    untilLive();
    explore.toggleCamera();
    untilProjected();

    assertThat(explore.photograph().photograph().get()).isEqualTo(before);
    assertThat(camera.off().join()).isTrue();
    assertThat(window.cameras.on()).isZero();
  }

  @Test
  void anotherPhotographSwitchesTheCameraOff() {
    switchOn();
    untilLive();
    openGolden("cat");

    assertThat(explore.photograph().name()).isEqualTo("cat.png");
    assertThat(camera.isOn()).isFalse();
  }

  @Test
  void aQuestionKeepsTheFrameThatItIsAbout() {
    switchOn();
    untilLive();
    Picture shown = explore.photograph().photograph().get().picture();
    explore.explainUnit();
    window.until(() -> window.workspace.picture().photograph().get() != null);

    assertThat(window.workspace.picture().photograph().get().picture()).isSameAs(shown);
    assertThat(camera.isOn()).isFalse();
  }

  @Test
  void outOfViewNoFrameIsShown() {
    explore.look(false);
    switchOn();
    window.until(() -> camera.arrivals().get() > 10);

    assertThat(explore.photograph().photograph().get()).isNull();
  }

  @Test
  void withoutACameraTheUserIsToldWhatToDo() {
    window.cameras.unplugAll();
    explore.toggleCamera();
    window.until(() -> !window.problems.isEmpty());

    assertThat(problem()).isEqualTo("camera.none");
    assertThat(camera.isOn()).isFalse();
  }

  @Test
  void aCameraInUseIsToldAndThePhotographStays() {
    openGolden("cat");
    window.cameras.refuse(new Problem("camera.busy", "Played"));
    explore.toggleCamera();
    window.until(() -> !window.problems.isEmpty());

    assertThat(problem()).isEqualTo("camera.busy");
    assertThat(camera.isOn()).isFalse();
    assertThat(explore.photograph().name()).isEqualTo("cat.png");
  }

  @Test
  void ofACameraThatIsUnpluggedTheLastFrameStays() {
    switchOn();
    untilLive();
    window.cameras.endAfter(0, "camera.unplugged");
    window.until(() -> !camera.isOn());
    window.until(() -> window.workspace.picture().photograph().get() != null);

    assertThat(problem()).isEqualTo("camera.unplugged");
    assertThat(window.workspace.picture().photograph().get())
        .isEqualTo(explore.photograph().photograph().get());
  }

  @Test
  void blackFramesAreToldAndTheCameraStaysOn() {
    int[] black = new int[64 * 48];
    Arrays.fill(black, 0xFF000000);
    window.cameras.play(List.of(new Picture(64, 48, black)));
    switchOn();
    window.until(() -> !window.problems.isEmpty());

    assertThat(problem()).isEqualTo("camera.dark");
    assertThat(camera.isOn()).isTrue();
  }

  @Test
  void anotherCameraTakesTheFirstOnesPlace() {
    switchOn();
    untilLive();
    camera.turnOn(PlayedCameras.SECOND);
    window.until(() -> window.cameras.opened.size() == 2);

    assertThat(window.cameras.opened)
        .extracting(Camera::name)
        .containsExactly(PlayedCameras.FIRST.name(), PlayedCameras.SECOND.name());
    assertThat(window.cameras.on()).isEqualTo(1);
  }

  @Test
  void nothingIsSavedUnasked() throws IOException {
    switchOn();
    untilLive();
    showFrames(3);
    explore.keepFrame();
    window.until(() -> window.workspace.picture().photograph().get() != null);
    untilProjected();

    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(file -> file.toString().matches(".*\\.(png|jpg|npy)"))).isEmpty();
    }
  }

  /** If each frame's pass stayed, 200 would take 12 GB. */
  @Test
  void memoryStaysFlat() {
    choose("pool1");
    switchOn();
    untilLive();
    showFrames(50);
    long before = Pointer.physicalBytes();
    showFrames(150);

    assertThat((Pointer.physicalBytes() - before) / 1_000_000).isLessThan(400);
  }

  private void switchOn() {
    explore.toggleCamera();
    window.until(camera::isOn);
  }

  /** Until a frame is shown with all that belongs to it. */
  private void untilLive() {
    window.until(() -> explore.photograph().name().startsWith("Camera, ") && isProjected());
  }

  /** Until so many more frames were shown. */
  private void showFrames(int count) {
    for (int i = 0; i < count; i++) {
      Inspection before = inspection();
      window.until(() -> inspection() != before && isProjected());
    }
  }

  private void choose(String layer) {
    explore.choice().toLayer(model.network().find(layer).orElseThrow());
  }

  private void openGolden(String name) {
    window.workspace.picture().open(QuietExplore.golden(name));
    window.until(() -> explore.photograph().name().equals(name + ".png"));
    untilProjected();
  }

  private void untilProjected() {
    window.until(this::isProjected);
  }

  private boolean isProjected() {
    return QuietExplore.isProjected(explore);
  }

  private Inspection inspection() {
    return explore.photograph().inspection().get();
  }

  private Projection projection() {
    return (Projection) explore.unit().unit().projection().get().projected();
  }

  private String problem() {
    return ((Problem) window.problems.get(0)).key();
  }
}
