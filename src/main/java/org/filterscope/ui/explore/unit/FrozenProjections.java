package org.filterscope.ui.explore.unit;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The projections that are kept in view, of all models that were in use; the oldest first. */
public final class FrozenProjections {

  private final ObservableList<FrozenProjection> kept = FXCollections.observableArrayList();

  /** Those that are kept; to be changed through {@link FrozenViewModel}. */
  ObservableList<FrozenProjection> kept() {
    return kept;
  }
}
