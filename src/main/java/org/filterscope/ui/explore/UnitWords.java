package org.filterscope.ui.explore;

import java.util.Locale;
import org.filterscope.activation.Peak;
import org.filterscope.figure.Percent;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.patches.UnitStatistics;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.filterscope.projection.Silence;
import org.filterscope.ui.Words;
import org.filterscope.ui.unit.Numbers;
import org.filterscope.ui.unit.UnitNames;

/** What is said of a unit on a photograph. */
final class UnitWords {

  private final Model model;
  private final Words words;
  private final KnownLayerViewModel known;
  private final UnitNames names;

  UnitWords(Model model, Words words, KnownLayerViewModel known) {
    this.model = model;
    this.words = words;
    this.known = known;
    names = new UnitNames(model, words);
  }

  /** The unit's layer and number or name. */
  String title(UnitMap unit) {
    return names.title(unit.layer(), unit.channel());
  }

  /** How strong it is, and where. */
  String strength(UnitMap unit) {
    Peak peak = unit.peak();
    if (names.isNamed(unit.layer())) {
      return words.get("explore.unit.probability", Percent.of(peak.value()));
    }
    if (unit.layer().shape().isVector()) {
      return words.get("explore.unit.value", Numbers.of(peak.value()));
    }
    if (peak.value() == 0 && unit.mean() == 0) {
      return words.get("explore.unit.zero");
    }
    return words.get(
        "explore.unit.strongest",
        Numbers.of(peak.value()),
        Integer.toString(peak.row()),
        Integer.toString(peak.column()),
        Numbers.of(unit.mean()));
  }

  /** A projection's unit. */
  String title(Projection projection) {
    return names.title(layer(projection.layer()), projection.channel());
  }

  /** Which projection is shown: mode and seed. */
  String label(ShownProjection shown, Projection projection) {
    String key = "explore.label." + projection.mode().name().toLowerCase(Locale.ROOT);
    Node layer = layer(projection.layer());
    if (layer.shape().isVector()) {
      return words.get(key + (names.isNamed(layer) ? ".class" : ".vector"));
    }
    if (shown.asked() instanceof Seed.Cell cell) {
      return words.get(
          key + ".cell", Integer.toString(cell.row()), Integer.toString(cell.column()));
    }
    return words.get(key + (shown.asked() instanceof Seed.WholeMap ? ".map" : ".strongest"));
  }

  /** What the walk started with, and what the colours stand for. */
  String scale(ShownProjection shown, Projection projection) {
    boolean isMap = shown.asked() instanceof Seed.WholeMap;
    return words.get(
        isMap ? "explore.scale.map" : "explore.scale",
        Numbers.of(projection.value()),
        Numbers.of(projection.largest()));
  }

  /** Why nothing is to be seen. */
  String reason(ShownProjection shown, Silence silence) {
    Node layer = layer(silence.layer());
    String unit =
        names.isNamed(layer)
            ? model.labels().get(silence.channel())
            : Integer.toString(silence.channel());
    if (silence.value() < 0) {
      return words.get("explore.silent.negative", layer.name(), unit, Numbers.of(silence.value()));
    }
    if (layer.shape().isVector()) {
      return zero("explore.silent.zero.", layer, silence.channel(), unit);
    }
    if (silence.isZeroEverywhere() || !(shown.asked() instanceof Seed.Cell cell)) {
      return zero("explore.silent.everywhere.", layer, silence.channel(), unit);
    }
    Peak peak = shown.peak();
    return words.get(
        "explore.silent.cell",
        layer.name(),
        unit,
        Integer.toString(cell.row()),
        Integer.toString(cell.column()),
        Integer.toString(peak.row()),
        Integer.toString(peak.column()),
        Numbers.of(peak.value()));
  }

  /** Of a unit that an index knows, how strong others make it. */
  private String zero(String key, Node layer, int channel, String unit) {
    KnownLayer there = known.at(layer).orElse(null);
    if (there == null) {
      return words.get(key + "unknown", layer.name(), unit);
    }
    String index = there.index().entry().name();
    UnitStatistics statistics = there.units().get(channel);
    return statistics.isDead()
        ? words.get(key + "dead", layer.name(), unit, index)
        : words.get(key + "indexed", layer.name(), unit, index, Numbers.of(statistics.strongest()));
  }

  private Node layer(String name) {
    return model.network().find(name).orElseThrow();
  }
}
