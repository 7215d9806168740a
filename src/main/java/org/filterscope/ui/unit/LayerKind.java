package org.filterscope.ui.unit;

import org.filterscope.network.Node;
import org.filterscope.ui.Messages;

/** What kind of layer a layer is, in the window's language. */
public final class LayerKind {

  private static final String KEYS = "explore.kind.";

  private LayerKind() {}

  /** The kind's name, such as "max pooling"; as the network calls it if there is no text for it. */
  public static String of(Node layer, Messages words) {
    String kind = layer.operation().kind();
    return words.find(KEYS + kind.replace(' ', '-')).orElse(kind);
  }
}
