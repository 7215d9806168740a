package org.filterscope.camera;

import java.nio.ByteBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_videoio.VideoCapture;
import org.filterscope.image.Picture;
import org.filterscope.task.Problem;

/** Frames captured by OpenCV. One native frame is reused for all. */
final class CapturedFrames implements FrameSource {

  private static final int CHANNELS = 3;

  private final VideoCapture capture;
  private final String name;
  private final Presence presence;
  private final Mat frame = new Mat();
  private byte[] bytes = new byte[0];

  /** Tells whether the camera is still plugged in. */
  interface Presence {
    boolean isThere();
  }

  /**
   * Frames of what a capture has opened.
   *
   * @param capture closed with these frames
   * @param name what the camera is called
   */
  CapturedFrames(VideoCapture capture, String name, Presence presence) {
    this.capture = capture;
    this.name = name;
    this.presence = presence;
  }

  /**
   * A capture that has nothing open.
   *
   * @param name the camera that it is for
   * @throws Problem if OpenCV's library cannot be loaded
   */
  static VideoCapture capture(String name) {
    try {
      return new VideoCapture();
    } catch (LinkageError e) {
      throw new Problem(e, "camera.library", name);
    }
  }

  @Override
  public Picture next() {
    if (!capture.read(frame) || frame.empty() || frame.type() != opencv_core.CV_8UC3) {
      throw presence.isThere()
          ? new Problem("camera.no-frames", name)
          : new Problem("camera.unplugged", name);
    }
    int width = frame.cols();
    int height = frame.rows();
    int length = width * CHANNELS;
    if (bytes.length != height * length) {
      bytes = new byte[height * length];
    }
    ByteBuffer source = frame.createBuffer();
    for (int y = 0; y < height; y++) {
      source.position((int) (y * frame.step(0)));
      source.get(bytes, y * length, length);
    }
    return new Picture(width, height, argb(width * height));
  }

  /** OpenCV's order is blue, green, red. */
  private int[] argb(int pixels) {
    int[] argb = new int[pixels];
    for (int i = 0, at = 0; i < pixels; i++, at += CHANNELS) {
      argb[i] =
          0xFF000000
              | ((bytes[at + 2] & 0xFF) << 16)
              | ((bytes[at + 1] & 0xFF) << 8)
              | (bytes[at] & 0xFF);
    }
    return argb;
  }

  @Override
  public void close() {
    capture.release();
    capture.close();
    frame.close();
  }
}
