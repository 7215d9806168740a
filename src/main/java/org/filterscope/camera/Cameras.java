package org.filterscope.camera;

import java.util.List;

/** The cameras that there are. Methods may be called on any thread, and may take seconds. */
public interface Cameras {

  /** Lists the cameras without switching any of them on; empty if there is none. */
  List<Camera> find();

  /**
   * Switches a camera on.
   *
   * @return its frames; closing them switches it off
   * @throws org.filterscope.task.Problem if it is gone or in use, or must not be used
   */
  FrameSource open(Camera camera);
}
