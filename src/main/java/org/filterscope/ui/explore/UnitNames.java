package org.filterscope.ui.explore;

import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.ui.Words;

/** What a unit is called: a class has a name, others a number. */
final class UnitNames {

  private final Model model;
  private final Words words;

  UnitNames(Model model, Words words) {
    this.model = model;
    this.words = words;
  }

  /** Whether a layer's units have names. */
  boolean isNamed(Node layer) {
    return layer.index() == model.network().output().index();
  }

  /** A unit's name, or its number in words. */
  String of(Node layer, int channel) {
    return isNamed(layer)
        ? model.labels().get(channel)
        : words.get("explore.bars.unit", Integer.toString(channel));
  }

  /** Layer and unit in one: {@code conv4_2 / 17}, {@code classes / cup}. */
  String title(Node layer, int channel) {
    String unit = isNamed(layer) ? model.labels().get(channel) : Integer.toString(channel);
    return words.get("explore.unit.title", layer.name(), unit);
  }
}
