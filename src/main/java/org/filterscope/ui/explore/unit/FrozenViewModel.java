package org.filterscope.ui.explore.unit;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.filterscope.network.Model;
import org.filterscope.projection.Projection;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Notices;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.unit.UnitNames;

/** Projections that are kept in view while others, or other models, are looked at. */
public final class FrozenViewModel {

  private final Messages words;
  private final Notices notices;
  private final Model model;
  private final UnitViewModel unit;
  private final UnitSelection choice;
  private final UnitNames names;
  private final ObservableList<FrozenProjection> kept;

  /** Held here: what listens to it is forgotten with it, though those kept live longer. */
  private final ObservableList<FrozenProjection> readOnly;

  /**
   * Shows what is kept already.
   *
   * @param frozen what is kept, of whichever model
   */
  public FrozenViewModel(
      Messages words,
      Notices notices,
      Model model,
      UnitViewModel unit,
      UnitSelection choice,
      FrozenProjections frozen) {
    this.words = words;
    this.notices = notices;
    this.model = model;
    this.unit = unit;
    this.choice = choice;
    names = new UnitNames(model, words);
    kept = frozen.kept();
    readOnly = FXCollections.unmodifiableObservableList(kept);
  }

  /** The projections kept, the oldest first. */
  public ObservableList<FrozenProjection> kept() {
    return readOnly;
  }

  /** Whether a projection is of another model than the one in use. */
  boolean isOfAnotherModel(FrozenProjection one) {
    return !one.model().equals(model.name());
  }

  /** Keeps the projection that is shown; the user is told if there is none. */
  public void freeze() {
    PaintedProjection shown = unit.projection().get();
    if (shown == null || unit.stale().get() || !(shown.projected() instanceof Projection seen)) {
      notices.tell(words.get("explore.freeze.nothing"));
      return;
    }
    var layer = model.network().find(seen.layer()).orElseThrow();
    FrozenProjection one =
        new FrozenProjection(model.name(), names.title(layer, seen.channel()), shown);
    if (!kept.contains(one)) {
      kept.add(one);
    }
  }

  /** Lets one go. */
  public void remove(FrozenProjection one) {
    kept.remove(one);
  }

  /** Lets all go. */
  public void clear() {
    kept.clear();
  }

  /**
   * Goes to the unit of a projection, in its mode and with its seed, on the photograph now open and
   * in the model now in use. The user is told if that has no such unit.
   */
  public void show(FrozenProjection one) {
    Projection projection = one.projection();
    model
        .network()
        .find(projection.layer())
        .filter(layer -> projection.channel() < layer.shape().channels())
        // Class 3 of another model is another class.
        .filter(layer -> names.title(layer, projection.channel()).equals(one.unit()))
        .ifPresentOrElse(
            layer -> {
              choice.to(layer, projection.channel());
              choice.mode().set(projection.mode());
              choice.seed().set(one.painted().asked());
            },
            () -> notices.tell(words.get("explore.frozen.elsewhere", one.unit(), one.model())));
  }
}
