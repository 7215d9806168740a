package org.filterscope.ui.unit;

import org.filterscope.export.ReadableLabels;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.ui.Messages;

/** The names of units: a class has a name, other units have a number. */
public final class UnitNames {

  private final Model model;
  private final ReadableLabels labels;
  private final Messages words;

  public UnitNames(Model model, Messages words) {
    this.model = model;
    labels = ReadableLabels.of(model.labels());
    this.words = words;
  }

  /** Whether a layer's units have names. */
  public boolean isNamed(Node layer) {
    return model.nameOf(layer, 0).isPresent();
  }

  /** A unit's name, or a text with its number. */
  public String of(Node layer, int channel) {
    return model
        .nameOf(layer, channel)
        .map(labels::name)
        .orElseGet(() -> words.get("explore.bars.unit", Integer.toString(channel)));
  }

  /** Layer and unit in one title: {@code conv4_2 / 17}, {@code classes / cup}. */
  public String title(Node layer, int channel) {
    String unit =
        model.nameOf(layer, channel).map(labels::name).orElseGet(() -> Integer.toString(channel));
    return words.get("explore.unit.title", layer.name(), unit);
  }
}
