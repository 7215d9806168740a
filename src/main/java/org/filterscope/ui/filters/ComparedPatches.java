package org.filterscope.ui.filters;

import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.figure.Contrast;
import org.filterscope.network.Node;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.projection.Mode;
import org.filterscope.ui.Requests;
import org.filterscope.ui.compare.OpenReference;
import org.filterscope.ui.compare.ReferenceModel;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.unit.TopPatches;
import org.jspecify.annotations.Nullable;

/** The selected unit in the earlier model: the same patches, projected with its weights. */
final class ComparedPatches implements AutoCloseable {

  private final Requests requests;
  private final ReferenceModel before;
  private final int side;
  private final ReadOnlyObjectWrapper<@Nullable TopPatches> top = new ReadOnlyObjectWrapper<>();
  private final Subscriptions subscriptions = new Subscriptions();
  private Contrast contrast = Contrast.LARGEST;

  /**
   * Follows the comparison.
   *
   * @param side the largest side of a patch, in logical pixels
   */
  ComparedPatches(Requests requests, ReferenceModel before, int side) {
    this.requests = requests;
    this.before = before;
    this.side = side;
    subscriptions.onValue(before.earlier(), this::begin);
    begin(before.earlier().get());
  }

  /** The reference of the comparison. */
  ReferenceModel before() {
    return before;
  }

  /** The patches in the earlier model; null if there is no comparison. */
  ReadOnlyObjectProperty<@Nullable TopPatches> top() {
    return top.getReadOnlyProperty();
  }

  /** How much a layer's kernels changed, by channel; null if unknown. */
  double @Nullable [] changesOf(Node layer) {
    OpenReference earlier = before.earlier().get();
    return earlier == null ? null : earlier.changesOf(layer.name()).orElse(null);
  }

  /** Sets which absolute value of projections is full colour. */
  void contrast(Contrast other) {
    contrast = other;
    TopPatches patches = top.get();
    if (patches != null) {
      patches.contrast(other);
    }
  }

  /** Shows a unit. */
  void show(LayerPatches layer, UnitPatches unit, Mode mode) {
    TopPatches patches = top.get();
    OpenReference earlier = before.earlier().get();
    if (patches != null && earlier != null) {
      patches.show(layer.index().through(earlier), layer.layer(), unit, mode);
    }
  }

  /** Clears the patches. */
  void clear() {
    TopPatches patches = top.get();
    if (patches != null) {
      patches.clear();
    }
  }

  @Override
  public void close() {
    subscriptions.close();
    begin(null);
  }

  private void begin(@Nullable OpenReference earlier) {
    TopPatches old = top.get();
    if (old != null) {
      old.close();
    }
    if (earlier == null) {
      top.set(null);
      return;
    }
    TopPatches patches =
        new TopPatches(requests, earlier.used().model(), side, Duration.ofMillis(60));
    patches.contrast(contrast);
    top.set(patches);
  }
}
