package org.filterscope.ui.explore.why;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.filterscope.activation.FeatureMap;
import org.filterscope.explanation.OcclusionMaps;
import org.filterscope.export.NumpyWriter;
import org.filterscope.export.Percent;
import org.filterscope.export.ReadableLabels;
import org.filterscope.figure.OcclusionFigure;
import org.filterscope.image.Picture;
import org.filterscope.network.Model;
import org.filterscope.projection.SilentUnit;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.explore.unit.PictureTools;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.job.JobView;
import org.filterscope.ui.unit.NumberFormats;
import org.filterscope.ui.unit.PatchLocation;
import org.filterscope.ui.unit.TopPatchesPane;
import org.jspecify.annotations.Nullable;

/** A square over the photograph: figure 7 of Zeiler and Fergus, all parts together. */
final class OcclusionView extends PartView {

  private static final int LARGEST = 2048;
  private static final int GREY = 124;
  private static final double SWATCH = 11;
  private static final int LEGEND = 12;

  private final WhyViewModel why;
  private final OcclusionViewModel model;
  private final ReadableLabels labels;
  private final FigureTile total;
  private final FigureTile projection;
  private final FigureTile probability;
  private final FigureTile label;
  private final FlowPane legend = new FlowPane(8, 2);
  private final Label patchesTitle = Texts.heading("");
  private final Label noPatches = Texts.note("");
  private final TopPatchesPane patches;
  private final LayerBox layer;
  private final JobView job;
  private final MaskSection mask;

  OcclusionView(
      Workspace workspace,
      Model network,
      WhyViewModel why,
      PictureTools tools,
      Consumer<PatchLocation> visit) {
    super(
        workspace.words(),
        workspace.words().get("why.cover.shows"),
        workspace.words().get("why.cover.limits"));
    this.why = why;
    model = why.occlusion();
    labels = ReadableLabels.of(network.labels());
    DoubleBinding side = side(4, 150, 300);
    total = tile(workspace, tools, "total", OcclusionFigure.Part.TOTAL).side(side);
    projection =
        new FigureTile(
                workspace.desk(),
                tools,
                "cover-projection",
                words.get("why.cover.projection"),
                this::projectionExhibit)
            .side(side);
    probability =
        tile(workspace, tools, "probability", OcclusionFigure.Part.PROBABILITY).side(side);
    label = tile(workspace, tools, "label", OcclusionFigure.Part.LABEL).side(side);
    label.getChildren().add(legend);
    legend.setId("cover-legend");
    layer =
        new LayerBox(
            "cover-layer",
            words.get("why.cover.layer"),
            words.get("why.cover.layer.tooltip"),
            model.layers());
    job = new JobView(words, workspace.window(), "cover-job", JobView.Form.LINE, model.job());
    HBox tiles = new HBox(10, total, projection, probability, label);
    tiles.setAlignment(Pos.TOP_LEFT);
    patches =
        new TopPatchesPane(words, network, model.unit().top(), UnitPictures.SIDE, false, visit);
    mask = new MaskSection(workspace, network, why, tools);
    add(controls(), job, tiles, patchesTitle, noPatches, patches, patches.padding(), mask);
    subscriptions.add(StaleMark.follow(model.stale(), tiles));
    subscriptions.onValue(model.painted(), this::show);
    subscriptions.onChange(model.job(), () -> show(model.painted().get()));
    subscriptions.onChange(model.unit().painted(), this::showProjection);
    subscriptions.onChange(why.question(), this::ask);
    ask();
    show(model.painted().get());
    showProjection();
  }

  private FigureTile tile(
      Workspace workspace, PictureTools tools, String key, OcclusionFigure.Part part) {
    return new FigureTile(
        workspace.desk(), tools, "cover-" + key, title(part), () -> exhibit(part));
  }

  private String title(OcclusionFigure.Part part) {
    return switch (part) {
      case TOTAL -> words.get("why.cover.total");
      case PROBABILITY -> words.get("why.cover.probability");
      case LABEL -> words.get("why.cover.label");
    };
  }

  private FlowPane controls() {
    Button start = new Button(words.get("why.cover.start"));
    start.setId("cover-start");
    start.getStyleClass().addAll("small", "accent");
    start.setTooltip(new Tooltip(words.get("why.cover.start.tooltip")));
    start.setOnAction(event -> model.start());
    start.disableProperty().bind(why.question().isNull());
    FlowPane row =
        new FlowPane(
            12,
            6,
            start,
            new NumberBox(
                "cover-size",
                words.get("why.cover.size"),
                words.get("why.cover.size.tooltip"),
                model.size(),
                1,
                LARGEST,
                8),
            new NumberBox(
                "cover-step",
                words.get("why.cover.step"),
                words.get("why.cover.step.tooltip"),
                model.step(),
                1,
                LARGEST,
                4),
            grey(),
            layer);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private HBox grey() {
    CheckBox mean = new CheckBox(words.get("why.cover.mean"));
    mean.setId("cover-mean");
    mean.setSelected(true);
    mean.setTooltip(new Tooltip(words.get("why.cover.mean.tooltip")));
    Slider level = new Slider(0, 255, GREY);
    level.setId("cover-grey");
    level.setPrefWidth(90);
    level.setAccessibleText(words.get("why.cover.grey"));
    level.setTooltip(new Tooltip(words.get("why.cover.grey")));
    level.disableProperty().bind(mean.selectedProperty());
    Runnable choose =
        () ->
            model.grey().set(mean.isSelected() ? OcclusionViewModel.MEAN : (int) level.getValue());
    mean.selectedProperty().addListener((property, old, now) -> choose.run());
    level.valueProperty().addListener((property, old, now) -> choose.run());
    HBox row = new HBox(6, mean, level);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void ask() {
    Question now = why.question().get();
    Texts.show(layer, now == null || !now.isUnitWithMap());
  }

  private void show(OcclusionViewModel.@Nullable Painted now) {
    legend.getChildren().clear();
    if (now == null) {
      boolean isRunning = model.job().getValue() != null;
      total.show(null, isRunning ? "" : words.get("why.cover.hint"));
      probability.show(null, "");
      label.show(null, "");
      return;
    }
    OcclusionMaps maps = now.maps();
    String unit = maps.layer() + " / " + maps.channel();
    total.show(
        now.total(),
        words.get(
            "why.cover.total.caption",
            unit,
            NumberFormats.of(maps.total()),
            NumberFormats.of(least(maps.totals()))));
    String name = nameOf(maps.target());
    probability.show(
        now.probability(),
        words.get(
            "why.cover.probability.caption",
            name,
            Percent.of(maps.probability()),
            Percent.of(least(maps.probabilities()))));
    boolean isOne = labels.names().size() == 1;
    label.show(now.label(), words.get(isOne ? "why.cover.label.one" : "why.cover.label.caption"));
    int positions = maps.grid().count();
    now.legend().stream().limit(LEGEND).forEach(entry -> legend(entry, positions));
  }

  private void legend(OcclusionFigure.LegendEntry entry, int positions) {
    int argb = entry.argb();
    Rectangle swatch =
        new Rectangle(SWATCH, SWATCH, Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF));
    String share = Percent.of((double) entry.positions() / positions);
    Label text = new Label(words.get("why.cover.legend", nameOf(entry.label()), share), swatch);
    text.getStyleClass().add("section-note");
    legend.getChildren().add(text);
  }

  private String nameOf(int index) {
    return labels.names().get(index);
  }

  private static float least(FeatureMap map) {
    float least = Float.POSITIVE_INFINITY;
    for (float value : map.values()) {
      least = Math.min(least, value);
    }
    return least;
  }

  private void showProjection() {
    UnitPictures.Painted unit = model.unit().painted().get();
    Texts.show(patchesTitle, unit != null);
    Texts.show(noPatches, unit != null && !model.unit().hasPatchesOf(unit.layer()));
    if (unit == null) {
      projection.show(null, "");
      return;
    }
    String name = unit.layer().name() + " / " + unit.channel();
    projection.show(
        unit.projection(),
        unit.projected() instanceof SilentUnit
            ? words.get("why.unit.silent", name)
            : words.get("why.cover.projection.caption", name));
    patchesTitle.setText(words.get("why.cover.patches", name));
    noPatches.setText(words.get("why.cover.patches.none", unit.layer().name()));
  }

  private Optional<Exportable> exhibit(OcclusionFigure.Part part) {
    Question question = why.question().get();
    OcclusionViewModel.Painted now = model.painted().get();
    if (question == null || now == null) {
      return Optional.empty();
    }
    OcclusionMaps maps = now.maps();
    Picture picture =
        switch (part) {
          case TOTAL -> now.total();
          case PROBABILITY -> now.probability();
          case LABEL -> now.label();
        };
    FeatureMap values =
        switch (part) {
          case TOTAL -> maps.totals();
          case PROBABILITY -> maps.probabilities();
          case LABEL -> maps.labels();
        };
    String kind = part.name().toLowerCase(Locale.ROOT);
    return Exhibits.of(
        title(part),
        question,
        "covered-" + kind,
        picture,
        OcclusionFigure.description(maps, part),
        file -> NumpyWriter.write(values, file));
  }

  private Optional<Exportable> projectionExhibit() {
    return Exhibits.of(
        words.get("why.cover.projection"),
        why.question().get(),
        "projection",
        projection.picture(),
        "the projection of the watched unit, deconvnet");
  }

  @Override
  Optional<Exportable> exhibit() {
    return exhibit(OcclusionFigure.Part.TOTAL);
  }

  @Override
  public void close() {
    super.close();
    job.close();
    patches.close();
    mask.close();
  }
}
