package org.filterscope.ui.explore.layer;

import java.time.Duration;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.jspecify.annotations.Nullable;

/** The chosen layer's maps on one photograph. */
public final class LayerViewModel implements AutoCloseable {

  /** Long enough that a key held down does not fetch every layer on its way. */
  private static final Duration REST = Duration.ofMillis(40);

  private final Requests requests;
  private final Network network;
  private final PhotographViewModel photograph;
  private final UnitSelection choice;
  private final LatestRequest<MapsOfLayer> fetching;
  private final ReadOnlyObjectWrapper<@Nullable MapsOfLayer> maps = new ReadOnlyObjectWrapper<>();
  private final BooleanBinding stale;
  private final Subscriptions subscriptions = new Subscriptions();

  /** Maps that were handed over; null if none were. */
  private @Nullable MapsOfLayer known;

  /** Follows the photograph and the choice. */
  public LayerViewModel(
      Requests requests, Network network, PhotographViewModel photograph, UnitSelection choice) {
    this.requests = requests;
    this.network = network;
    this.photograph = photograph;
    this.choice = choice;
    fetching = requests.latest(REST, maps::set);
    stale =
        Bindings.createBooleanBinding(
            this::isStale, maps, choice.layer(), photograph.inspection(), photograph.busy());
    subscriptions.onChange(photograph.inspection(), this::fetch);
    subscriptions.onChange(choice.layer(), this::fetch);
    fetch();
  }

  /** The maps; those of another layer or photograph while {@link #stale}, null before the first. */
  public ReadOnlyObjectProperty<@Nullable MapsOfLayer> maps() {
    return maps.getReadOnlyProperty();
  }

  /**
   * Hands over maps that are known already. They are shown with their photograph, if their layer is
   * chosen then.
   *
   * @param fetched null to keep nothing any longer
   */
  public void hand(@Nullable MapsOfLayer fetched) {
    known = fetched;
  }

  /** Whether the maps that were asked for are not there yet. */
  public ReadOnlyBooleanProperty busy() {
    return fetching.busy();
  }

  /** Whether the maps are not those of the chosen layer on the photograph that is open. */
  public BooleanBinding stale() {
    return stale;
  }

  private boolean isStale() {
    MapsOfLayer shown = maps.get();
    return shown != null
        && (photograph.busy().get()
            || shown.inspection() != photograph.inspection().get()
            || shown.layer().index() != choice.layer().get().index());
  }

  /** Gives up what was asked for. */
  @Override
  public void close() {
    subscriptions.close();
    fetching.cancel();
  }

  private void fetch() {
    Inspection inspection = photograph.inspection().get();
    if (inspection == null) {
      fetching.cancel();
      maps.set(null);
      return;
    }
    Node layer = choice.layer().get();
    boolean isThere =
        network.find(layer.name()).filter(node -> node.shape().equals(layer.shape())).isPresent();
    if (!isThere) {
      // Another network than the one that the layer was chosen of.
      fetching.cancel();
      maps.set(null);
      return;
    }
    MapsOfLayer handed = known;
    if (handed != null
        && handed.inspection() == inspection
        && handed.layer().index() == layer.index()) {
      fetching.cancel();
      maps.set(handed);
      return;
    }
    fetching.request(
        requests.words().get("explore.busy.fetching", layer.name()),
        cancellation ->
            inspection
                .maps(layer.name())
                .thenApplyAsync(
                    fetched -> MapsOfLayer.of(inspection, layer, fetched), requests.desk()));
  }
}
