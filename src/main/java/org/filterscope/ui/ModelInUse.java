package org.filterscope.ui;

import java.util.concurrent.Executor;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;

/**
 * The model that all screens look into.
 *
 * @param model its layers and labels
 * @param inspector sends photographs through it
 */
public record ModelInUse(Model model, Inspector inspector) {

  /**
   * Frees its memory, once what is under way is done and the screens have left it.
   *
   * <p>Weights are freed by the garbage collector, as models may share them. They lie outside the
   * Java heap, where one network more or less is too small to start a collection, so this asks for
   * one.
   *
   * @param desk where that is waited for
   */
  public void leave(Executor desk) {
    var unused = inspector.free().thenRunAsync(System::gc, desk);
  }
}
