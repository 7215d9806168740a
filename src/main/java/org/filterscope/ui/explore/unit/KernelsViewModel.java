package org.filterscope.ui.explore.unit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.unit.PaintedKernels;
import org.jspecify.annotations.Nullable;

/** The chosen unit's kernels, painted. */
public final class KernelsViewModel implements AutoCloseable {

  private static final Duration REST = Duration.ofMillis(50);

  private final Requests requests;
  private final Model model;
  private final UnitSelection choice;
  private final LatestRequest<PaintedKernels> reading;
  private final ReadOnlyObjectWrapper<@Nullable PaintedKernels> painted =
      new ReadOnlyObjectWrapper<>();
  private final BooleanBinding stale;

  /** Follows the choice. */
  public KernelsViewModel(Requests requests, Model model, UnitSelection choice) {
    this.requests = requests;
    this.model = model;
    this.choice = choice;
    reading = requests.latest(REST, painted::set);
    stale =
        Bindings.createBooleanBinding(
            () -> isStale(painted.get()), painted, choice.layer(), choice.channel());
    choice.layer().addListener((property, old, now) -> read());
    choice.channel().addListener((property, old, now) -> read());
    read();
  }

  /** The kernels painted last; null before the first. */
  public ReadOnlyObjectProperty<@Nullable PaintedKernels> painted() {
    return painted.getReadOnlyProperty();
  }

  /** Whether they are not those of the unit chosen now. */
  public BooleanBinding stale() {
    return stale;
  }

  private boolean isStale(@Nullable PaintedKernels one) {
    return one != null
        && (one.unit().layer().index() != choice.layer().get().index()
            || one.unit().channel() != choice.channel().get());
  }

  @Override
  public void close() {
    reading.cancel();
  }

  private void read() {
    Node layer = choice.layer().get();
    int channel = choice.channel().get();
    if (channel < 0 || channel >= layer.shape().channels()) {
      return;
    }
    reading.request(
        requests.words().get("explore.kernels.accessible", layer.name()),
        cancellation ->
            CompletableFuture.supplyAsync(
                () -> PaintedKernels.of(model, layer, channel, requests.words()), requests.desk()));
  }
}
