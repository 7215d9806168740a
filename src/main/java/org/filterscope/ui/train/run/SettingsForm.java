package org.filterscope.ui.train.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.converter.LongStringConverter;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.head.HeadKind;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.Segments;
import org.filterscope.ui.control.Texts;
import org.jspecify.annotations.Nullable;

/** The settings of a training. Those that are rarely changed are folded away. */
final class SettingsForm extends VBox {

  private static final int LONGEST_SEED = 9;

  private final PlanViewModel model;
  private final TrainSettings settings;
  private final Messages words;
  private final Label share = new Label();
  private final Label apart = new Label();
  private final HBox sharing;
  private final HBox aparting;

  SettingsForm(Messages words, PlanViewModel model) {
    this.words = words;
    this.model = model;
    settings = model.settings();
    setSpacing(18);
    sharing = sharing();
    aparting = aparting();
    settings.heldOutFolder().addListener((property, old, now) -> show(now));
    show(settings.heldOutFolder().get());
    getChildren().addAll(heldOut(), way(), advanced());
  }

  private VBox heldOut() {
    return new VBox(
        6,
        Texts.heading(words.get("train.held-out")),
        Texts.note(words.get("train.held-out.note")),
        sharing,
        aparting);
  }

  private HBox sharing() {
    Slider slider = new Slider(TrainSettings.LEAST * 100, TrainSettings.MOST * 100, 20);
    slider.setId("held-out");
    slider.setMajorTickUnit(10);
    slider.setMinorTickCount(1);
    slider.setBlockIncrement(5);
    slider.setSnapToTicks(true);
    slider.setPrefWidth(220);
    slider.setAccessibleText(words.get("train.held-out.share.accessible"));
    slider.setValue(settings.heldOut().get() * 100);
    slider
        .valueProperty()
        .addListener(
            (property, old, now) -> {
              // The value may be between two ticks while it is dragged.
              long percent = Math.round(now.doubleValue() / 5) * 5;
              settings.heldOut().set(percent / 100.0);
            });
    settings.heldOut().addListener((property, old, now) -> showShare());
    showShare();
    share.setId("held-out-share");
    share.setMinWidth(48);
    Button folder = new Button(words.get("train.held-out.folder"));
    folder.setId("held-out-folder");
    folder.getStyleClass().add("small");
    folder.setTooltip(new Tooltip(words.get("train.held-out.folder.tooltip")));
    folder.setOnAction(event -> model.chooseHeldOutFolder());
    return row(slider, share, folder);
  }

  private void showShare() {
    share.setText(words.get("train.held-out.share", Math.round(settings.heldOut().get() * 100)));
  }

  private HBox aparting() {
    String remove = words.get("train.held-out.folder.remove");
    return row(
        apart,
        new IconButton("mdal-close", remove, remove, () -> settings.heldOutFolder().set(null)));
  }

  private void show(@Nullable Path folder) {
    Texts.show(sharing, folder == null);
    Texts.show(aparting, folder != null);
    apart.setText(
        folder == null
            ? ""
            : words.get("train.held-out.apart", String.valueOf(folder.getFileName())));
  }

  private VBox way() {
    VBox way = new VBox(6);
    show(way, this::ways);
    return way;
  }

  /** Shows choices that depend on the model in use, and updates them when it changes. */
  private void show(VBox place, Supplier<List<Node>> choices) {
    place.getChildren().setAll(choices.get());
    model.model().addListener((property, old, now) -> place.getChildren().setAll(choices.get()));
  }

  private List<Node> ways() {
    Segments<UnfrozenLayers> ways = new Segments<>();
    ways.setId("ways");
    ways.setMaxWidth(520);
    for (UnfrozenLayers way : model.ways()) {
      ways.add(way, words.get("train.way." + way), words.get("train.way.what." + way))
          .setId("way-" + way);
    }
    ways.bind(settings.unfreeze());
    Label what = Texts.note(words.get("train.way.what." + settings.unfreeze().get()));
    settings
        .unfreeze()
        .addListener((property, old, now) -> what.setText(words.get("train.way.what." + now)));
    return List.of(Texts.heading(words.get("train.way")), ways, what);
  }

  private List<Node> heads() {
    Segments<HeadKind> heads = new Segments<>();
    heads.setId("heads");
    heads.setMaxWidth(520);
    for (HeadKind kind : model.heads()) {
      heads.add(kind, Texts.head(words, kind), describe(kind)).setId("head-" + kind);
    }
    heads.bind(settings.head());
    Label what = Texts.note(describe(settings.head().get()));
    settings.head().addListener((property, old, now) -> what.setText(describe(now)));
    return List.of(Texts.heading(words.get("train.head")), heads, what);
  }

  private TitledPane advanced() {
    VBox head = new VBox(6);
    show(head, this::heads);
    CheckBox flips = new CheckBox(words.get("train.flips"));
    flips.setId("flips");
    flips.selectedProperty().bindBidirectional(settings.flips());
    VBox content =
        new VBox(
            14,
            head,
            new VBox(4, flips, Texts.note(words.get("train.flips.note"))),
            new VBox(4, seed(), Texts.note(words.get("train.seed.note"))));
    TitledPane pane = new TitledPane(words.get("train.advanced"), content);
    pane.setId("advanced");
    pane.setAnimated(false);
    pane.setExpanded(false);
    return pane;
  }

  private Node seed() {
    TextField field = new TextField();
    field.setId("seed");
    field.setPrefColumnCount(LONGEST_SEED);
    field.getStyleClass().add("small");
    TextFormatter<Long> format =
        new TextFormatter<>(
            new LongStringConverter(),
            settings.seed().get(),
            change ->
                change.getControlNewText().matches("\\d{0," + LONGEST_SEED + "}") ? change : null);
    field.setTextFormatter(format);
    format
        .valueProperty()
        .addListener(
            (property, old, now) -> {
              if (now == null) {
                format.setValue(old);
              } else {
                settings.seed().set(now);
              }
            });
    Label label = new Label(words.get("train.seed"));
    label.setLabelFor(field);
    return row(label, field);
  }

  private String describe(HeadKind kind) {
    return switch (kind) {
      case POOLED -> words.get("train.head.pooled.what");
      case FLAT -> words.get("train.head.flat.what");
      case DENSE -> words.get("train.head.dense.what");
      case LAST -> words.get("train.head.last.what");
      case FIRST -> words.get("train.head.first.what");
    };
  }

  private static HBox row(Node... nodes) {
    HBox row = new HBox(8, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
