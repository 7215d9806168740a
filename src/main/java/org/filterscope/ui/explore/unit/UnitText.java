package org.filterscope.ui.explore.unit;

import java.util.Locale;
import org.filterscope.activation.Peak;
import org.filterscope.export.Percent;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.patches.query.UnitStatistics;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.filterscope.projection.SilentUnit;
import org.filterscope.ui.Messages;
import org.filterscope.ui.explore.layer.LayerStatistics;
import org.filterscope.ui.explore.layer.LayerStatisticsViewModel;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.unit.NumberFormats;
import org.filterscope.ui.unit.UnitNames;

/** What is said of a unit on a photograph. */
public final class UnitText {

  private final Model model;
  private final Messages words;
  private final LayerStatisticsViewModel known;
  private final UnitNames names;

  /** Speaks of a model's units. */
  public UnitText(Model model, Messages words, LayerStatisticsViewModel known) {
    this.model = model;
    this.words = words;
    this.known = known;
    names = new UnitNames(model, words);
  }

  /** The unit's layer and number or name. */
  public String title(UnitMap unit) {
    return names.title(unit.layer(), unit.channel());
  }

  /** A unit's layer and number or name. */
  public String title(Node layer, int channel) {
    return names.title(layer, channel);
  }

  /** The unit that is chosen; the layer alone while none of its units is. */
  public String chosen(UnitSelection choice) {
    Node layer = choice.layer().get();
    int channel = choice.channel().get();
    return channel == UnitSelection.NONE ? layer.name() : names.title(layer, channel);
  }

  /** How strong it is, and where. */
  public String strength(UnitMap unit) {
    Peak peak = unit.peak();
    if (names.isNamed(unit.layer())) {
      return words.get("explore.unit.probability", Percent.of(peak.value()));
    }
    if (unit.layer().shape().isVector()) {
      return words.get("explore.unit.value", NumberFormats.of(peak.value()));
    }
    if (peak.value() == 0 && unit.mean() == 0) {
      return words.get("explore.unit.zero");
    }
    return words.get(
        "explore.unit.strongest",
        NumberFormats.of(peak.value()),
        Integer.toString(peak.row()),
        Integer.toString(peak.column()),
        NumberFormats.of(unit.mean()));
  }

  /** A projection's unit. */
  public String title(Projection projection) {
    return names.title(layer(projection.layer()), projection.channel());
  }

  /** Which projection is shown: mode and seed. */
  public String label(PaintedProjection shown, Projection projection) {
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
  public String scale(PaintedProjection shown, Projection projection) {
    boolean isMap = shown.asked() instanceof Seed.WholeMap;
    String key =
        switch (shown.contrast()) {
          case LARGEST -> isMap ? "explore.scale.map" : "explore.scale.value";
          case PERCENTILE ->
              isMap ? "explore.scale.map.percentile" : "explore.scale.value.percentile";
        };
    return words.get(
        key, NumberFormats.of(projection.value()), NumberFormats.of(shown.fullColour()));
  }

  /** Why nothing is to be seen. */
  public String reason(PaintedProjection shown, SilentUnit silence) {
    Node layer = layer(silence.layer());
    String unit = names.title(layer, silence.channel());
    if (silence.value() < 0) {
      return words.get("explore.silent.negative", unit, NumberFormats.of(silence.value()));
    }
    if (layer.shape().isVector()) {
      return zero("explore.silent.zero.", layer, silence.channel());
    }
    if (silence.isZeroEverywhere() || !(shown.asked() instanceof Seed.Cell cell)) {
      return zero("explore.silent.everywhere.", layer, silence.channel());
    }
    Peak peak = shown.peak();
    return words.get(
        "explore.silent.cell",
        unit,
        Integer.toString(cell.row()),
        Integer.toString(cell.column()),
        Integer.toString(peak.row()),
        Integer.toString(peak.column()),
        NumberFormats.of(peak.value()));
  }

  /** Why nothing is to be seen, for a picture that has no room for the whole reason. */
  public String shortReason(PaintedProjection shown, SilentUnit silence) {
    if (silence.value() < 0) {
      return words.get("explore.compare.silent.negative");
    }
    boolean isOneCell = !silence.isZeroEverywhere() && shown.asked() instanceof Seed.Cell;
    return words.get(isOneCell ? "explore.compare.silent.cell" : "explore.compare.silent.zero");
  }

  /** Of a unit that an index knows, how strong others make it. */
  private String zero(String key, Node layer, int channel) {
    String unit = names.title(layer, channel);
    LayerStatistics there = known.at(layer).orElse(null);
    if (there == null || there.units().get(channel).isDamaged()) {
      return words.get(key + "unknown", unit);
    }
    String index = there.index().entry().name();
    UnitStatistics statistics = there.units().get(channel);
    return statistics.isDead()
        ? words.get(key + "dead", unit, index)
        : words.get(key + "indexed", unit, index, NumberFormats.of(statistics.strongest()));
  }

  private Node layer(String name) {
    return model.network().find(name).orElseThrow();
  }
}
