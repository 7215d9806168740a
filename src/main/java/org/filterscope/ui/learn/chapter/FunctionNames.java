package org.filterscope.ui.learn.chapter;

import java.util.Locale;
import org.filterscope.network.Activation;
import org.filterscope.ui.Messages;

/** Names of activation functions. */
public final class FunctionNames {

  private FunctionNames() {}

  /** A function's name, such as "ReLU". */
  public static String of(Messages words, Activation.Kind kind) {
    return words.get("learn.function." + kind.name().toLowerCase(Locale.ROOT));
  }
}
