package org.filterscope.ui.explore.unit;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.filterscope.network.Network;
import org.filterscope.projection.Projection;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Notices;
import org.filterscope.ui.explore.layer.UnitSelection;

/** Projections that are kept in view while others are looked at. */
public final class FrozenViewModel {

  private final Messages words;
  private final Notices notices;
  private final Network network;
  private final UnitViewModel unit;
  private final UnitSelection choice;
  private final ObservableList<PaintedProjection> kept = FXCollections.observableArrayList();

  /** Held here: what listens to it would be forgotten with it. */
  private final ObservableList<PaintedProjection> readOnly =
      FXCollections.unmodifiableObservableList(kept);

  /** Nothing is kept yet. */
  public FrozenViewModel(
      Messages words, Notices notices, Network network, UnitViewModel unit, UnitSelection choice) {
    this.words = words;
    this.notices = notices;
    this.network = network;
    this.unit = unit;
    this.choice = choice;
  }

  /** The projections kept, the oldest first. */
  public ObservableList<PaintedProjection> kept() {
    return readOnly;
  }

  /** Keeps the projection that is shown; the person is told if there is none. */
  public void freeze() {
    PaintedProjection shown = unit.projection().get();
    if (shown == null || !(shown.projected() instanceof Projection)) {
      notices.tell(words.get("explore.freeze.nothing"));
    } else if (!kept.contains(shown)) {
      kept.add(shown);
    }
  }

  /** Lets one go. */
  public void remove(PaintedProjection one) {
    kept.remove(one);
  }

  /** Lets all go. */
  public void clear() {
    kept.clear();
  }

  /**
   * Goes to the unit of a projection, in its mode and with its seed, on the photograph now open.
   */
  public void show(PaintedProjection one) {
    if (one.projected() instanceof Projection projection) {
      network
          .find(projection.layer())
          .ifPresent(
              layer -> {
                choice.to(layer, projection.channel());
                choice.mode().set(projection.mode());
                choice.seed().set(one.asked());
              });
    }
  }
}
