package org.filterscope.ui.explore.comparison;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.inspection.Inspection;
import org.filterscope.projection.Projection;
import org.filterscope.projection.SilentUnit;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.control.PicturePane;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.unit.MapPictureViewModel;
import org.filterscope.ui.explore.unit.PaintedProjection;
import org.filterscope.ui.explore.unit.PictureTools;
import org.filterscope.ui.explore.unit.UnitMap;
import org.filterscope.ui.explore.unit.UnitPaneViewModel;
import org.filterscope.ui.explore.unit.UnitViewModel;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.filterscope.ui.unit.PictureOverlay;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison: the photograph as the network sees it, and the unit's value, map and
 * projection on it.
 */
final class CompareSide extends VBox implements AutoCloseable {

  /** Where there is less room than this, the photograph stands beside its name. */
  private static final double WIDE = 300;

  private static final double SMALL = 48;

  private final UnitPaneViewModel model;
  private final Messages words;
  private final UnitViewModel unit;
  private final Function<ComparedPictures, ComparedPictures.Side> side;
  private final StringProperty told = new SimpleStringProperty("");
  private final Label name = new Label();
  private final Label value = new Label();
  private final Label silence = new Label();

  /** Why nothing is to be seen, as a whole. */
  private final Tooltip whole = new Tooltip();

  private final PicturePane input;
  private final PicturePane map;
  private final PicturePane projection;
  private final HBox heading;
  private final HBox pictures;
  private final Subscriptions subscriptions = new Subscriptions();
  private ComparedPictures painted = ComparedPictures.NONE;

  /**
   * A side.
   *
   * @param model what is shown of the unit elsewhere
   * @param photograph on this side
   * @param unit the unit on it
   * @param compared both sides, painted
   * @param side which of them this is
   * @param through the model through which the photograph is seen; empty where there is only one
   */
  CompareSide(
      Messages words,
      Executor desk,
      UnitPaneViewModel model,
      PhotographViewModel photograph,
      UnitViewModel unit,
      ComparedPicturesViewModel compared,
      Function<ComparedPictures, ComparedPictures.Side> side,
      String through,
      PictureTools tools) {
    super(4);
    this.model = model;
    this.unit = unit;
    this.words = words;
    this.side = side;
    getStyleClass().add("compare-side");
    input = new PicturePane(desk);
    input.getStyleClass().add("compare-input");
    map = new PicturePane(desk);
    map.crispProperty().set(true);
    projection = new PicturePane(desk);
    PictureOverlay.Enlarged enlargedInput =
        new PictureOverlay.Enlarged(
            input, name.textProperty(), told, () -> tools.exhibits().input(photograph));
    PictureOverlay.Enlarged enlargedMap =
        new PictureOverlay.Enlarged(
            map,
            told,
            value.textProperty(),
            () -> tools.exhibits().map(side.apply(painted).map(), photograph.name()));
    PictureOverlay.Enlarged enlargedProjection =
        new PictureOverlay.Enlarged(
            projection,
            told,
            value.textProperty(),
            () ->
                tools
                    .exhibits()
                    .projection(side.apply(painted).projection(), model.closeUp().get()));
    for (PictureOverlay.Enlarged one : List.of(enlargedInput, enlargedMap, enlargedProjection)) {
      tools.menu().attach(one.pane(), one.exhibit());
      tools.overlay().attach(one);
    }
    name.getStyleClass().add("photograph-name");
    name.setMinWidth(0);
    value.getStyleClass().add("section-note");
    value.setMinWidth(0);
    Tooltip strength = new Tooltip();
    strength.textProperty().bind(value.textProperty());
    value.setTooltip(strength);
    silence.getStyleClass().add("empty-hint");
    silence.setWrapText(true);
    silence.setTooltip(whole);
    StackPane right = new StackPane(projection, silence);
    heading = new HBox(6, new VBox(2, name, value));
    heading.setAlignment(Pos.CENTER_LEFT);
    pictures = new HBox(8, input, map, right);
    for (Region region : List.of(input, map, right)) {
      region.setMinWidth(0);
      region.setPrefWidth(160);
      HBox.setHgrow(region, Priority.ALWAYS);
    }
    setVgrow(pictures, Priority.ALWAYS);
    getChildren().addAll(heading, pictures);
    follow(photograph, compared, through);
  }

  private void follow(
      PhotographViewModel photograph, ComparedPicturesViewModel compared, String through) {
    name.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> title(photograph.photograph().get(), through), photograph.photograph()));
    subscriptions.add(StaleMark.follow(photograph.busy(), input));
    subscriptions.add(StaleMark.follow(unit.mapStale(), map, value));
    subscriptions.add(StaleMark.follow(unit.stale(), projection, silence));
    // Another side takes this one's place with another model.
    subscriptions.onValue(photograph.inspection(), this::showInput);
    subscriptions.onChange(unit.map(), this::showUnit);
    subscriptions.onChange(model.closeUp(), this::showProjection);
    subscriptions.onChange(model.statistics().known(), this::showProjection);
    subscriptions.onValue(compared.painted(), this::show);
    widthProperty().addListener((property, old, now) -> place(now.doubleValue()));
    showInput(photograph.inspection().get());
    showUnit();
    show(compared.painted().get());
  }

  @Override
  public void close() {
    subscriptions.close();
  }

  /** Three pictures side by side, or two where they would be too small. */
  private void place(double width) {
    boolean isBeside = width >= WIDE;
    boolean wasBeside = pictures.getChildren().contains(input);
    if (isBeside && !wasBeside) {
      heading.getChildren().remove(input);
      input.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
      input.setMinSize(0, 0);
      pictures.getChildren().add(0, input);
    } else if (!isBeside && wasBeside) {
      pictures.getChildren().remove(input);
      input.setMinSize(SMALL, SMALL);
      input.setMaxSize(SMALL, SMALL);
      heading.getChildren().add(0, input);
    }
  }

  private String title(@Nullable Photograph photograph, String model) {
    return model.isEmpty() || photograph == null
        ? nameOf(photograph)
        : words.get("explore.before.side", model, photograph.name());
  }

  private void showInput(@Nullable Inspection inspection) {
    input.pictureProperty().set(inspection == null ? null : inspection.input());
    input.setAccessibleText(words.get("explore.compare.input", name.getText()));
  }

  private void showUnit() {
    UnitMap shown = unit.map().get();
    value.setText(shown == null ? "" : model.text().strength(shown));
    boolean hasMap = shown == null || !shown.layer().shape().isVector();
    map.setVisible(hasMap);
    map.setManaged(hasMap);
    if (shown != null) {
      String title = model.text().title(shown);
      told.set(words.get("explore.compare.accessible", title, name.getText()));
      map.setAccessibleText(words.get("explore.compare.map.accessible", title, name.getText()));
      projection.setAccessibleText(
          words.get("explore.compare.projection.accessible", title, name.getText()));
    }
  }

  private void show(ComparedPictures now) {
    painted = now;
    MapPictureViewModel.Painted shown = side.apply(now).map();
    map.pictureProperty().set(shown == null ? null : shown.picture());
    showProjection();
  }

  private void showProjection() {
    PaintedProjection shown = side.apply(painted).projection();
    boolean isThere = shown != null && shown.projected() instanceof Projection;
    projection
        .pictureProperty()
        .set(shown == null || !isThere ? null : shown.picture(model.closeUp().get()));
    silence.setVisible(shown != null && !isThere);
    if (shown != null && shown.projected() instanceof SilentUnit reason) {
      silence.setText(model.text().shortReason(shown, reason));
      whole.setText(model.text().reason(shown, reason));
      silence.setAccessibleText(whole.getText());
    }
  }

  private static String nameOf(@Nullable Photograph photograph) {
    return photograph == null ? "" : photograph.name();
  }
}
