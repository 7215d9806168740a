package org.filterscope.ui.explore.unit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import org.filterscope.network.Node;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Requests;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.index.OpenIndex;
import org.filterscope.ui.unit.TopPatches;
import org.jspecify.annotations.Nullable;

/**
 * The chosen unit's top patches in the chosen index. What the photograph itself is asked for goes
 * first: patches are only looked up once its projection is there.
 */
public final class TopPatchesViewModel implements AutoCloseable {

  /** Side of a patch at most, in the interface's units: three pairs stand beside each other. */
  public static final int SIDE = 44;

  /** Long enough that a key held down looks up no unit on its way. */
  private static final Duration REST = Duration.ofMillis(50);

  private final Requests requests;
  private final ModelInUse used;
  private final Indexes indexes;
  private final UnitSelection choice;
  private final UnitViewModel unit;
  private final TopPatches top;
  private final LatestRequest<Known> reading;
  private final ReadOnlyObjectWrapper<@Nullable Known> known = new ReadOnlyObjectWrapper<>();
  private final BooleanBinding stale;
  private final ChangeListener<Object> changed = (property, old, now) -> ask();
  private final Subscriptions subscriptions = new Subscriptions();
  private boolean isInView = true;

  /**
   * What an index knows of a unit.
   *
   * @param index which one
   * @param layer the unit's layer
   * @param unit its top patches
   */
  public record Known(OpenIndex index, Node layer, UnitPatches unit) {}

  /** Follows the choice and the index in use. */
  public TopPatchesViewModel(
      Requests requests,
      ModelInUse used,
      Indexes indexes,
      UnitSelection choice,
      UnitViewModel unit) {
    this.requests = requests;
    this.used = used;
    this.indexes = indexes;
    this.choice = choice;
    this.unit = unit;
    top = new TopPatches(requests, used.model(), SIDE, Duration.ZERO);
    reading = requests.latest(REST, this::found);
    stale =
        Bindings.createBooleanBinding(
            () -> !isChosen(known.get()), known, choice.layer(), choice.channel());
    choice.layer().addListener(changed);
    choice.channel().addListener(changed);
    choice.mode().addListener(changed);
    choice.contrast().addListener((property, old, now) -> top.contrast(now));
    top.contrast(choice.contrast().get());
    unit.stale().addListener(changed);
    subscriptions.onChange(indexes.open(), this::ask);
    subscriptions.onChange(indexes.growth(), this::read);
    ask();
  }

  /** What is known of the unit looked up last; null where nothing is. */
  public ReadOnlyObjectProperty<@Nullable Known> known() {
    return known.getReadOnlyProperty();
  }

  /** Whether that is not the unit chosen now. */
  public BooleanBinding stale() {
    return stale;
  }

  /** Its top patches, made visible. */
  public TopPatches top() {
    return top;
  }

  /** Sets whether the unit is in view. Otherwise nothing is projected. */
  public void look(boolean isNow) {
    isInView = isNow;
    ask();
  }

  @Override
  public void close() {
    subscriptions.close();
    reading.cancel();
    top.close();
  }

  private void ask() {
    reading.cancel();
    top.cancel();
    read();
  }

  private void read() {
    OpenIndex index = indexes.openOf(used).orElse(null);
    Node layer = choice.layer().get();
    int channel = choice.channel().get();
    if (index == null || !index.knows(layer.name()) || channel == UnitSelection.NONE) {
      top.clear();
      known.set(null);
    } else if (isInView && !unit.stale().get()) {
      reading.request(
          requests.words().get("filters.busy.reading", layer.name()),
          cancellation ->
              CompletableFuture.supplyAsync(
                  () -> new Known(index, layer, index.index().unit(layer.name(), channel)),
                  requests.desk()));
    }
  }

  private void found(Known found) {
    known.set(found);
    top.show(found.index(), found.layer(), found.unit(), choice.mode().get());
  }

  private boolean isChosen(@Nullable Known one) {
    return one != null
        && one.layer().index() == choice.layer().get().index()
        && one.unit().statistics().channel() == choice.channel().get();
  }
}
