package org.filterscope.ui.train.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.training.report.KernelChange;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.BarList;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.unit.NumberFormats;
import org.kordamp.ikonli.javafx.FontIcon;

/** The units whose kernels changed most, and a link to see them before and after. */
final class ChangedPane extends VBox {

  private static final int MOST = 20;
  private static final double HEIGHT = 210;

  /** Lists the changed units; there must be at least one. */
  ChangedPane(Messages words, TrainingResult report, Runnable compare) {
    super(6);
    BarList bars = new BarList();
    bars.setId("changed-units");
    bars.setAccessibleText(words.get("train.report.changed.title"));
    List<BarList.Bar> lines = bars(words, report.tuned().learned().changed());
    bars.setPrefHeight(HEIGHT);
    bars.setMinHeight(HEIGHT);
    bars.setMaxSize(460, HEIGHT);
    bars.show(lines);
    Button look = new Button(words.get("train.report.changed.look"), new FontIcon("mdal-compare"));
    look.setId("compare-model");
    look.getStyleClass().add("small");
    look.setMinWidth(Region.USE_PREF_SIZE);
    look.setTooltip(new Tooltip(words.get("train.report.changed.look.tooltip")));
    look.setOnAction(event -> compare.run());
    getChildren()
        .addAll(
            Texts.heading(words.get("train.report.changed.title")),
            Texts.text(new ReportText(words, report).changed()),
            bars,
            look);
  }

  private static List<BarList.Bar> bars(Messages words, List<KernelChange> changed) {
    double most = changed.get(0).change();
    List<BarList.Bar> bars = new ArrayList<>();
    for (KernelChange unit : changed.subList(0, Math.min(MOST, changed.size()))) {
      String name = unit.layer() + " / " + unit.channel();
      String told = words.get("train.report.changed.value", NumberFormats.of(100 * unit.change()));
      // Two digits, because there is not much room after a bar.
      String value = String.format(Locale.ROOT, "%.2g", 100 * unit.change());
      bars.add(new BarList.Bar(bars.size(), name, value, unit.change() / most, name + ": " + told));
    }
    return bars;
  }
}
