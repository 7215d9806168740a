package org.filterscope.ui.learn.training;

import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.filterscope.image.Crop;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.LabelConverter;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.control.PicturePane;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.job.JobView;
import org.filterscope.ui.learn.chapter.Ways;
import org.jspecify.annotations.Nullable;

/**
 * Chapter 9's figure: the photograph with its cover, both answers, and the models that give them.
 */
final class CoverView extends LiveScroll {

  private static final int COLOUR = 0xffffff;

  /** From this width on, the answers are beside the photograph. */
  private static final double WIDE = 480;

  /** The photograph's height, in pixels. */
  private static final double LOWEST = 240;

  private static final double HIGHEST = 520;

  /** The photograph's share of the height in view. */
  private static final double SHARE = 0.6;

  private static final double SHARE_WHERE_STACKED = 0.45;

  private final Messages words;
  private final CoverViewModel model;
  private final Ways ways;
  private final PicturePane picture;
  private final VBox content;

  CoverView(Workspace workspace, CoverViewModel model, Ways ways) {
    this.words = workspace.words();
    this.model = model;
    this.ways = ways;
    picture = new PicturePane(workspace.desk());
    picture.setId("cover-picture");
    picture.getStyleClass().add("cover-picture");
    picture.setStyle(String.format(Locale.ROOT, "-cover-colour: #%06x;", model.colour() & COLOUR));
    picture.setPrefWidth(380);
    picture
        .prefHeightProperty()
        .bind(Bindings.createDoubleBinding(this::height, viewportBoundsProperty()));
    picture.setMinSize(200, 220);
    picture.setAccessibleText(words.get("learn.cover.picture"));
    picture.onFraming(model.cover()::set);
    picture.onResetFraming(model::resetCover);
    VBox.setVgrow(picture, Priority.ALWAYS);
    VBox left = new VBox(6, picture, tools(), Texts.note(words.get("learn.cover.how")));
    AnswerTable answers = new AnswerTable(words, model);
    StaleMark.follow(model.busy(), answers);
    JobView job =
        new JobView(words, workspace.window(), "cover-job", JobView.Form.BLOCK, model.job());
    content = new VBox(12, new SideBySide(left, answers, WIDE), models(), job);
    content.getStyleClass().add("training-chapter");
    content
        .getStylesheets()
        .add(Objects.requireNonNull(CoverView.class.getResource("training.css")).toExternalForm());
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().add("edge-to-edge");
    model.cover().addListener((property, old, now) -> showCover());
    model.isCovered().addListener((property, old, now) -> showCover());
    show();
  }

  /** The photograph's height. If the answers are below it, they have to be in view, too. */
  private double height() {
    double width = getViewportBounds().getWidth();
    double height = getViewportBounds().getHeight();
    double wanted =
        width < WIDE ? SHARE_WHERE_STACKED * height : Math.min(SHARE * height, width / 2);
    return Math.max(LOWEST, Math.min(HIGHEST, wanted));
  }

  /** The part that Save takes. */
  Node figure() {
    return content;
  }

  /** Shows the photograph in use. */
  void show() {
    Photograph shown = model.photograph().get();
    picture.pictureProperty().set(shown == null ? null : shown.picture());
    Crop framing = model.framing().get();
    picture.markProperty().set(framing == null ? null : framing.box());
    showCover();
  }

  private void showCover() {
    picture.framingProperty().set(model.isCovered().get() ? model.cover().get() : null);
  }

  private FlowPane tools() {
    CheckBox covering = new CheckBox(words.get("learn.cover.do"));
    covering.setId("cover");
    covering.selectedProperty().bindBidirectional(model.isCovered());
    Button reset = new Button(words.get("learn.cover.reset"));
    reset.setId("cover-reset");
    reset.getStyleClass().add("small");
    reset.setOnAction(event -> model.resetCover());
    FlowPane row = new FlowPane(12, 4, covering, reset);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** The choice of two models, and how to get those that are missing. */
  private VBox models() {
    ComboBox<CatDogModel> breeds = choice("breeds-model", "learn.cover.breeds", model.breeds());
    ComboBox<CatDogModel> heads = choice("head-model", "learn.cover.heads", model.heads());
    Button compare = new Button(words.get("learn.cover.compare"));
    compare.setId("compare-heads");
    compare.getStyleClass().addAll("small", "accent");
    compare.setOnAction(event -> compare(breeds.getValue(), heads.getValue()));
    compare.disableProperty().bind(Bindings.or(model.job().isNotNull(), model.pair().isNotNull()));
    Button alone = new Button(words.get("learn.cover.alone"));
    alone.setId("answer-alone");
    alone.getStyleClass().add("small");
    alone.setOnAction(event -> model.compareNoLonger());
    shownWhen(alone, model.pair().isNotNull());
    FlowPane row = new FlowPane(8, 6, named(breeds), named(heads), compare, alone);
    row.setAlignment(Pos.CENTER_LEFT);
    BooleanBinding hasBoth =
        Bindings.isNotEmpty(model.breeds()).and(Bindings.isNotEmpty(model.heads()));
    shownWhen(row, hasBoth);
    Node noBreeds =
        missing("no-breeds", "learn.cover.breeds.none", "learn.to-models", ways::toModels);
    shownWhen(noBreeds, Bindings.isEmpty(model.breeds()));
    Node noHead = missing("no-head", "learn.cover.heads.none", "learn.to-train", ways::toTrain);
    shownWhen(noHead, Bindings.isEmpty(model.heads()));
    return new VBox(6, Texts.heading(words.get("learn.cover.models")), row, noBreeds, noHead);
  }

  private void compare(@Nullable CatDogModel breeds, @Nullable CatDogModel head) {
    if (breeds != null && head != null) {
      model.compare(breeds, head);
    }
  }

  private ComboBox<CatDogModel> choice(String id, String key, ObservableList<CatDogModel> offered) {
    ComboBox<CatDogModel> choice = new ComboBox<>(offered);
    choice.setId(id);
    choice.getStyleClass().add("small");
    choice.setConverter(new LabelConverter<>(CatDogModel::name));
    choice.setAccessibleText(words.get(key));
    ListChangeListener<CatDogModel> first =
        change -> {
          if (!offered.contains(choice.getValue())) {
            choice.setValue(offered.isEmpty() ? null : offered.get(0));
          }
        };
    offered.addListener(first);
    return choice;
  }

  private static VBox named(ComboBox<CatDogModel> choice) {
    return new VBox(2, Texts.note(choice.getAccessibleText()), choice);
  }

  private VBox missing(String id, String key, String wayKey, Runnable way) {
    Hyperlink link = new Hyperlink(words.get(wayKey));
    link.setId(id + "-way");
    link.setOnAction(event -> way.run());
    Label why = Texts.note(words.get(key));
    why.setId(id);
    return new VBox(why, link);
  }

  private static void shownWhen(Node node, BooleanBinding isSo) {
    node.visibleProperty().bind(isSo);
    node.managedProperty().bind(isSo);
  }
}
