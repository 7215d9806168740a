package org.filterscope.ui.explore.wall;

import java.util.Arrays;
import java.util.List;
import javafx.scene.layout.StackPane;
import org.filterscope.export.Percent;
import org.filterscope.network.Model;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.BarList;
import org.filterscope.ui.explore.layer.MapsOfLayer;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.unit.NumberFormats;
import org.filterscope.ui.unit.UnitNames;

/** The units of a layer without maps, as bars; with their names where they have one. */
public final class BarsPane extends StackPane {

  private final UnitSelection choice;
  private final Messages words;
  private final UnitNames names;
  private final BarList list = new BarList();
  private boolean showing;

  /** No bars yet. */
  public BarsPane(Messages words, Model model, UnitSelection choice) {
    this.words = words;
    this.choice = choice;
    names = new UnitNames(model, words);
    list.setId("bars");
    getChildren().add(list);
    list.selectedProperty().addListener((property, old, now) -> choose(now.intValue()));
    choice.channel().addListener((property, old, now) -> select(now.intValue()));
  }

  /** Shows a layer's units. */
  public void show(WallViewModel.Wall wall) {
    MapsOfLayer maps = wall.maps();
    boolean isNamed = names.isNamed(maps.layer());
    // Probabilities have one scale wherever they are shown.
    float span =
        isNamed && isProbability(maps)
            ? 1
            : Math.max(Math.abs(maps.lowest()), Math.abs(maps.highest()));
    list.setAccessibleText(words.get("explore.bars.accessible", maps.layer().name()));
    List<BarList.Bar> bars =
        Arrays.stream(wall.channels())
            .mapToObj(
                channel -> {
                  float value = maps.peaks()[channel].value();
                  String name = names.of(maps.layer(), channel);
                  String shown = isNamed ? Percent.of(value) : NumberFormats.of(value);
                  return new BarList.Bar(
                      channel,
                      name,
                      shown,
                      span == 0 ? 0 : value / span,
                      words.get("explore.bars.value", name, shown));
                })
            .toList();
    showing = true;
    list.show(bars);
    showing = false;
    select(choice.channel().get());
  }

  private static boolean isProbability(MapsOfLayer maps) {
    return maps.lowest() >= 0 && maps.highest() <= 1;
  }

  private void choose(int channel) {
    if (!showing && channel != BarList.NONE && choice.layer().get().shape().isVector()) {
      choice.toUnit(channel);
    }
  }

  private void select(int channel) {
    if (choice.layer().get().shape().isVector()) {
      showing = true;
      list.selectedProperty().set(channel);
      showing = false;
    }
  }
}
