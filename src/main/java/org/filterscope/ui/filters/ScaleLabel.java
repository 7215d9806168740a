package org.filterscope.ui.filters;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.filterscope.figure.Contrast;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.unit.NumberFormats;
import org.filterscope.ui.unit.TopPatches;
import org.jspecify.annotations.Nullable;

/**
 * Says what the colours of a unit's projections stand for. Without projections, it takes no room.
 */
final class ScaleLabel extends Label {

  private final Messages words;

  ScaleLabel(Messages words, TopPatches patches, Subscriptions subscriptions) {
    this.words = words;
    getStyleClass().addAll("section-note", "patches-scale");
    setWrapText(true);
    setMinHeight(Region.USE_PREF_SIZE);
    managedProperty().bind(visibleProperty());
    subscriptions.onValue(patches.shown(), this::show);
    show(patches.shown().get());
  }

  private void show(TopPatches.@Nullable Shown shown) {
    boolean isThere = shown != null && shown.painted().fullColour() > 0;
    setVisible(isThere);
    if (shown != null && isThere) {
      String key =
          shown.contrast() == Contrast.LARGEST
              ? "filters.scale.largest"
              : "filters.scale.percentile";
      setText(words.get(key, NumberFormats.of(shown.painted().fullColour())));
    }
  }
}
