package org.filterscope.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.filterscope.task.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What there is of cameras, as Linux and other systems tell it. No camera is needed. */
class DeviceCamerasTest {

  /** No machine has so many. */
  private static final Camera ABSENT = new Camera(4321, "Absent");

  @TempDir Path folder;
  private Path listed;
  private Path devices;

  @BeforeEach
  void makeFolders() throws IOException {
    listed = Files.createDirectory(folder.resolve("video4linux"));
    devices = Files.createDirectory(folder.resolve("dev"));
  }

  @Test
  void linuxNamesItsCamerasInTheOrderOfTheirNumbers() throws IOException {
    list("video10", "0", "Microscope");
    list("video2", "0", "Integrated Camera");

    assertThat(linux(true).find())
        .containsExactly(new Camera(2, "Integrated Camera"), new Camera(10, "Microscope"));
  }

  @Test
  void whatDescribesFramesIsNoCamera() throws IOException {
    list("video0", "0", "Integrated Camera");
    list("video1", "1", "Integrated Camera");

    assertThat(linux(true).find()).containsExactly(new Camera(0, "Integrated Camera"));
  }

  @Test
  void aMachineThatNeverHadACameraHasNone() {
    DeviceCameras cameras =
        new DeviceCameras(true, folder.resolve("missing"), devices, device -> true);

    assertThat(cameras.find()).isEmpty();
  }

  @Test
  void otherSystemsAreOfferedNumbers() {
    DeviceCameras cameras = new DeviceCameras(false, listed, devices, device -> true);

    assertThat(cameras.find()).extracting(Camera::name).startsWith("#1", "#2");
  }

  @Test
  void aCameraThatWasUnpluggedSinceItWasListedIsGone() {
    assertThat(problemOf(linux(true))).isEqualTo("camera.gone");
  }

  @Test
  void aCameraThatTheAccountMayNotUseIsDenied() throws IOException {
    Files.createFile(devices.resolve("video4321"));

    assertThat(problemOf(linux(false))).isEqualTo("camera.denied");
  }

  @Test
  void aCameraThatOpenCvCannotOpenIsInUse() throws IOException {
    Files.createFile(devices.resolve("video4321"));

    assertThat(problemOf(linux(true))).isEqualTo("camera.busy");
  }

  @Test
  void onOtherSystemsACameraThatCannotBeOpenedMayHaveThreeReasons() {
    DeviceCameras cameras = new DeviceCameras(false, listed, devices, device -> true);

    assertThat(problemOf(cameras)).isEqualTo("camera.unavailable");
  }

  private static String problemOf(DeviceCameras cameras) {
    return catchThrowableOfType(Problem.class, () -> cameras.open(ABSENT)).key();
  }

  private DeviceCameras linux(boolean mayUse) {
    return new DeviceCameras(true, listed, devices, device -> mayUse);
  }

  private void list(String device, String index, String name) throws IOException {
    Path entry = Files.createDirectory(listed.resolve(device));
    Files.writeString(entry.resolve("index"), index + "\n");
    Files.writeString(entry.resolve("name"), name + "\n");
  }
}
