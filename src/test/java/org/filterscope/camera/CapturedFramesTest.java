package org.filterscope.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_videoio;
import org.bytedeco.opencv.opencv_videoio.VideoCapture;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.task.Problem;
import org.filterscope.ui.QuietWindow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenCV's own library plays files as if they were a camera's frames. */
class CapturedFramesTest {

  private static final int FILES = 10;

  @TempDir Path folder;

  @BeforeEach
  void copyFrames() throws IOException {
    for (int i = 0; i < FILES; i++) {
      Files.copy(
          QuietWindow.golden(i % 2 == 0 ? "coffee" : "cat"), folder.resolve("frame" + i + ".png"));
    }
  }

  @Test
  void framesHaveTheirFilesPixels() {
    PictureReader reader = new PictureReader();
    try (CapturedFrames frames = frames(true)) {
      for (int i = 0; i < FILES; i++) {
        Picture file = reader.read(folder.resolve("frame" + i + ".png"));

        assertThat(frames.next().argb()).isEqualTo(file.argb());
      }
    }
  }

  @Test
  void aCameraThatIsGoneWasUnplugged() {
    assertThat(problemAtTheEnd(false)).isEqualTo("camera.unplugged");
  }

  @Test
  void aCameraThatIsThereDeliversNoFrames() {
    assertThat(problemAtTheEnd(true)).isEqualTo("camera.no-frames");
  }

  @Test
  void closingSwitchesTheDeviceOff() {
    VideoCapture capture = capture();
    new CapturedFrames(capture, "files", () -> true).close();

    assertThat(capture.isNull()).isTrue();
  }

  @Test
  void noNativeObjectIsLeftBehind() {
    read();
    long before = Pointer.totalCount();
    for (int i = 0; i < 20; i++) {
      read();
    }

    assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
  }

  private void read() {
    try (CapturedFrames frames = frames(true)) {
      for (int i = 0; i < FILES; i++) {
        frames.next();
      }
    }
  }

  private String problemAtTheEnd(boolean isThere) {
    try (CapturedFrames frames = frames(isThere)) {
      for (int i = 0; i < FILES; i++) {
        frames.next();
      }
      return catchThrowableOfType(Problem.class, frames::next).key();
    }
  }

  private CapturedFrames frames(boolean isThere) {
    return new CapturedFrames(capture(), "files", () -> isThere);
  }

  private VideoCapture capture() {
    VideoCapture capture = CapturedFrames.capture("files");
    assertThat(capture.open(folder.resolve("frame%d.png").toString(), opencv_videoio.CAP_IMAGES))
        .isTrue();
    return capture;
  }
}
