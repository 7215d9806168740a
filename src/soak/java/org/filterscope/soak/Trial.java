package org.filterscope.soak;

import java.io.IOException;

/** Something that may befall the program. */
interface Trial {

  /**
   * Makes it once.
   *
   * @return what happened, in a few words
   * @throws Wrong if what is there afterwards is neither right nor refused
   * @throws Unavailable if it cannot be made on this machine
   */
  String make(Round round) throws IOException, InterruptedException;
}
