package org.filterscope.camera;

import org.filterscope.image.Picture;

/** The frames of a camera that is switched on. For one thread at a time. */
public interface FrameSource extends AutoCloseable {

  /**
   * Waits for the next frame, at most some seconds.
   *
   * @throws org.filterscope.task.Problem if none comes, as when the camera was unplugged
   */
  Picture next();

  /** Switches the camera off. */
  @Override
  void close();
}
