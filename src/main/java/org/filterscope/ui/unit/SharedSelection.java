package org.filterscope.ui.unit;

import java.util.Arrays;
import java.util.Optional;
import org.filterscope.figure.Contrast;
import org.filterscope.home.AutosavedFile;
import org.filterscope.home.Session;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.projection.Mode;
import org.jspecify.annotations.Nullable;

/**
 * The selected layer and unit, and how projections are made and drawn, shared by all screens and
 * kept in the session. A screen takes it over when it comes into view, and changes it only while it
 * is in view.
 *
 * @param session the session that keeps it
 * @param network the network in use; the session may have layers of another network
 */
public record SharedSelection(AutosavedFile<Session> session, Network network) {

  /** No unit. */
  public static final int NONE = -1;

  /** The selected layer, if the network has it. */
  public Optional<Node> layer() {
    String name = session.get().explored().layer();
    return name == null ? Optional.empty() : network.find(name);
  }

  /**
   * The channel of the unit in {@link #layer()}, or {@link #NONE} if the layer has no such channel.
   */
  public int channel() {
    int channel = session.get().explored().unit();
    boolean isThere = layer().filter(layer -> channel < layer.shape().channels()).isPresent();
    return isThere ? Math.max(NONE, channel) : NONE;
  }

  /** How units are projected, if it was chosen. */
  public Optional<Mode> mode() {
    return named(Mode.values(), session.get().explored().mode());
  }

  /** Which value of a projection is full colour, if it was chosen. */
  public Optional<Contrast> contrast() {
    return named(Contrast.values(), session.get().explored().contrast());
  }

  /** Stores the selection of the screen in view. */
  public void choose(Node layer, int channel, Mode mode, Contrast contrast) {
    session.change(before -> before.withUnit(layer.name(), channel, mode.name(), contrast.name()));
  }

  private static <T extends Enum<T>> Optional<T> named(T[] all, @Nullable String name) {
    return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
  }
}
