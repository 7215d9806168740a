package org.filterscope.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_videoio;
import org.bytedeco.opencv.opencv_videoio.VideoCapture;
import org.filterscope.task.Problem;

/**
 * The cameras of this machine, opened by OpenCV.
 *
 * <p>OpenCV opens cameras by number and does not list them. Linux lists them in files. On other
 * systems four numbers are offered, and whether there is a camera shows when one is chosen.
 */
public final class DeviceCameras implements Cameras {

  private static final int OFFERED = 4;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final Pattern DEVICE = Pattern.compile("video([0-9]{1,4})");

  private final boolean isLinux;
  private final Path listed;
  private final Path devices;
  private final Predicate<Path> mayUse;

  /**
   * Looks for cameras in the given folders.
   *
   * @param listed the folder where Linux describes each camera
   * @param devices the folder with the cameras' device files
   * @param mayUse whether this account may use a device file
   */
  DeviceCameras(boolean isLinux, Path listed, Path devices, Predicate<Path> mayUse) {
    this.isLinux = isLinux;
    this.listed = listed;
    this.devices = devices;
    this.mayUse = mayUse;
  }

  /** The cameras of this machine. */
  public static DeviceCameras ofThisMachine() {
    return new DeviceCameras(
        System.getProperty("os.name", "").startsWith("Linux"),
        Path.of("/sys/class/video4linux"),
        Path.of("/dev"),
        device -> Files.isReadable(device) && Files.isWritable(device));
  }

  @Override
  public List<Camera> find() {
    if (!isLinux) {
      return IntStream.range(0, OFFERED)
          .mapToObj(number -> new Camera(number, "#" + (number + 1)))
          .toList();
    }
    if (!Files.isDirectory(listed)) {
      return List.of();
    }
    List<Camera> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(listed)) {
      entries.forEach(entry -> camera(entry).ifPresent(found::add));
    } catch (IOException e) {
      throw new Problem(e, "camera.unlisted", listed.toString());
    }
    found.sort(Comparator.comparingInt(Camera::number));
    return List.copyOf(found);
  }

  /** A camera has several entries; only the first delivers pictures. */
  private static Optional<Camera> camera(Path entry) {
    Matcher device = DEVICE.matcher(String.valueOf(entry.getFileName()));
    if (!device.matches() || !line(entry.resolve("index")).orElse("0").equals("0")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(device.group(1));
    return Optional.of(new Camera(number, line(entry.resolve("name")).orElse("#" + (number + 1))));
  }

  private static Optional<String> line(Path file) {
    try {
      return Optional.of(Files.readString(file).strip()).filter(line -> !line.isEmpty());
    } catch (IOException e) {
      // It was unplugged just now, or the system does not say.
      return Optional.empty();
    }
  }

  @Override
  public FrameSource open(Camera camera) {
    if (!isLinux) {
      return open(
          camera,
          opencv_videoio.CAP_ANY,
          () -> new Problem("camera.unavailable", camera.name()),
          () -> true);
    }
    Path device = devices.resolve("video" + camera.number());
    if (!Files.exists(device)) {
      throw new Problem("camera.gone", camera.name());
    }
    if (!mayUse.test(device)) {
      throw new Problem("camera.denied", camera.name(), device.toString());
    }
    return open(
        camera,
        opencv_videoio.CAP_V4L2,
        () -> new Problem("camera.busy", camera.name()),
        () -> Files.exists(device));
  }

  private static FrameSource open(
      Camera camera, int library, Supplier<Problem> unopened, CapturedFrames.Presence presence) {
    VideoCapture capture = CapturedFrames.capture(camera.name());
    if (!capture.open(camera.number(), library)) {
      capture.close();
      throw unopened.get();
    }
    // The network sees 224 x 224 pixels; larger frames would only take longer.
    capture.set(opencv_videoio.CAP_PROP_FRAME_WIDTH, WIDTH);
    capture.set(opencv_videoio.CAP_PROP_FRAME_HEIGHT, HEIGHT);
    return new CapturedFrames(capture, camera.name(), presence);
  }
}
