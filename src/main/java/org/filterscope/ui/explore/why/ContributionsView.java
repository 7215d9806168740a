package org.filterscope.ui.explore.why;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.filterscope.explanation.ContributionGraph;
import org.filterscope.figure.ContributionFigure;
import org.filterscope.network.Model;
import org.filterscope.projection.SilentUnit;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.explore.unit.PictureTools;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.unit.PatchLocation;
import org.filterscope.ui.unit.TopPatchesPane;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/** The units that a score is made of, and the chosen one's own pictures. */
final class ContributionsView extends PartView {

  private static final int DEEPEST = 3;
  private static final int WIDEST = 8;
  private static final double PICTURE = 150;

  private final WhyViewModel why;
  private final ContributionsViewModel model;
  private final Consumer<UnitAddress> explore;
  private final ContributionGraphPane graph;
  private final Button off;
  private final Label unitTitle = Texts.heading("");
  private final Hyperlink go;
  private final FigureTile map;
  private final FigureTile projection;
  private final Label noPatches = Texts.note("");
  private final TopPatchesPane patches;
  private final VBox details;
  private final Label none = Texts.text("");

  ContributionsView(
      Workspace workspace,
      Model network,
      WhyViewModel why,
      PictureTools tools,
      Consumer<PatchLocation> visit,
      Consumer<UnitAddress> explore) {
    super(
        workspace.words(),
        workspace.words().get("why.units.shows"),
        workspace.words().get("why.units.limits"));
    this.why = why;
    this.explore = explore;
    model = why.contributions();
    graph = new ContributionGraphPane(words, model.chosen()::set);
    tools.menu().attach(graph, this::exhibit);
    off = new Button(words.get("why.units.off"));
    off.setId("units-off");
    off.getStyleClass().addAll("small", "accent");
    off.setTooltip(new Tooltip(words.get("why.units.off.tooltip")));
    off.setOnAction(
        event -> {
          ContributionsViewModel.Painted now = model.painted().get();
          if (now != null) {
            why.switchOff(now.units());
          }
        });
    go = new Hyperlink(words.get("why.units.explore"));
    go.setId("units-explore");
    go.setTooltip(new Tooltip(words.get("why.units.explore.tooltip")));
    go.setOnAction(event -> chosen().ifPresent(this.explore));
    map =
        new FigureTile(
                workspace.desk(), tools, "units-map", words.get("why.units.map"), this::mapExhibit)
            .side(PICTURE);
    projection =
        new FigureTile(
                workspace.desk(),
                tools,
                "units-projection",
                words.get("why.cover.projection"),
                this::projectionExhibit)
            .side(PICTURE);
    patches =
        new TopPatchesPane(words, network, model.unit().top(), UnitPictures.SIDE, false, visit);
    patches.setPrefWrapLength(2 * PICTURE);
    details =
        new VBox(
            6, unitTitle, go, new HBox(10, map, projection), noPatches, patches, patches.padding());
    details.setMinWidth(2 * PICTURE + 10);
    details.setPrefWidth(2 * PICTURE + 10);
    HBox.setHgrow(graph, Priority.ALWAYS);
    graph.setMaxWidth(720);
    FlowPane figure = new FlowPane(20, 16, graph, details);
    none.setId("units-none");
    add(controls(tools), none, figure);
    subscriptions.add(StaleMark.follow(model.busy(), graph));
    subscriptions.add(StaleMark.follow(model.unit().busy(), details));
    subscriptions.onValue(model.painted(), this::show);
    subscriptions.onChange(model.chosen(), this::choose);
    subscriptions.onChange(model.unit().painted(), this::showUnit);
    show(model.painted().get());
  }

  private FlowPane controls(PictureTools tools) {
    FlowPane row =
        new FlowPane(
            12,
            6,
            new NumberBox(
                "units-depth",
                words.get("why.units.depth"),
                words.get("why.units.depth.tooltip"),
                model.depth(),
                1,
                DEEPEST,
                1),
            new NumberBox(
                "units-width",
                words.get("why.units.width"),
                words.get("why.units.width.tooltip"),
                model.width(),
                1,
                WIDEST,
                1),
            off,
            tools.menu().saveButton(this::exhibit));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void show(ContributionsViewModel.@Nullable Painted now) {
    graph.show(now);
    off.setDisable(now == null || now.units().isEmpty());
    Texts.show(none, now == null || now.units().isEmpty());
    none.setText(words.get(now == null ? "why.waiting" : "why.units.none"));
    choose();
  }

  private void choose() {
    graph.choose(model.chosen().get());
    showUnit();
  }

  private Optional<UnitAddress> chosen() {
    ContributionsViewModel.Painted now = model.painted().get();
    int node = model.chosen().get();
    if (now == null || node >= now.graph().nodes().size()) {
      return Optional.empty();
    }
    ContributionGraph.Unit unit = now.graph().nodes().get(node);
    return Optional.of(new UnitAddress(unit.layer(), unit.channel()));
  }

  private void showUnit() {
    UnitPictures.Painted unit = model.unit().painted().get();
    Texts.show(details, unit != null);
    if (unit == null) {
      return;
    }
    String name = unit.layer().name() + " / " + unit.channel();
    unitTitle.setText(name);
    map.show(unit.map(), words.get("why.units.map.caption"));
    projection.show(
        unit.projection(),
        unit.projected() instanceof SilentUnit
            ? words.get("why.unit.silent", name)
            : words.get("why.cover.projection.caption", name));
    Texts.show(noPatches, !model.unit().hasPatchesOf(unit.layer()));
    noPatches.setText(words.get("why.cover.patches.none", unit.layer().name()));
  }

  private Optional<Exportable> mapExhibit() {
    return Exhibits.of(
        words.get("why.units.map"),
        why.question().get(),
        unitTitle.getText(),
        map.picture(),
        "the map of " + unitTitle.getText() + ", enlarged smoothly");
  }

  private Optional<Exportable> projectionExhibit() {
    return Exhibits.of(
        words.get("why.cover.projection"),
        why.question().get(),
        unitTitle.getText() + "-projection",
        projection.picture(),
        "the projection of " + unitTitle.getText() + ", deconvnet");
  }

  @Override
  Optional<Exportable> exhibit() {
    Question question = why.question().get();
    ContributionsViewModel.Painted now = model.painted().get();
    if (question == null || now == null) {
      return Optional.empty();
    }
    ContributionGraph shown = now.graph();
    String layers =
        shown.layers().stream()
            .map(ContributionGraph.Layer::name)
            .collect(Collectors.joining(", "));
    return Optional.of(
        Exportable.of(
            words.get("why.units.exhibit"),
            Exhibits.fileName(question, "units"),
            () ->
                ContributionFigure.of(
                    shown,
                    node -> {
                      ContributionGraph.Unit unit = shown.nodes().get(node);
                      return Objects.requireNonNull(now.maps().get(unit.layer()))
                          .map(unit.channel());
                    },
                    question.inspection().input()),
            "What units add to the score of "
                + shown.label()
                + "; from the top: the class, "
                + layers));
  }

  @Override
  public void close() {
    super.close();
    patches.close();
  }
}
