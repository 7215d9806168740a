package org.filterscope.ui.explore.why;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.filterscope.network.Model;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.Segments;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.explore.unit.PictureTools;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.unit.PatchLocation;
import org.filterscope.ui.unit.UnitAddress;
import org.filterscope.ui.unit.UnitNames;

/** "Why?": five explanations of a class or a unit, in place of the wall and the unit. */
public final class WhyPane extends BorderPane implements AutoCloseable {

  private final Messages words;
  private final Model network;
  private final WhyViewModel model;
  private final UnitNames names;
  private final Label title = new Label();
  private final Segments<WhyPart> parts = new Segments<>();
  private final Map<WhyPart, PartView> views = new EnumMap<>(WhyPart.class);
  private final Subscriptions subscriptions = new Subscriptions();

  /**
   * Creates all views.
   *
   * @param network the model in use
   * @param visit goes to a patch's photograph
   * @param explore goes to a unit
   */
  public WhyPane(
      Workspace workspace,
      Model network,
      WhyViewModel model,
      PictureTools tools,
      Consumer<PatchLocation> visit,
      Consumer<UnitAddress> explore) {
    words = workspace.words();
    this.network = network;
    this.model = model;
    names = new UnitNames(network, words);
    setId("why");
    getStyleClass().add("why");
    getStylesheets()
        .add(Objects.requireNonNull(WhyPane.class.getResource("why.css")).toExternalForm());
    views.put(WhyPart.COVER, new OcclusionView(workspace, network, model, tools, visit));
    views.put(WhyPart.ACTIVATION, new ActivationView(workspace, model, tools));
    views.put(
        WhyPart.UNITS, new ContributionsView(workspace, network, model, tools, visit, explore));
    views.put(WhyPart.SWITCHED_OFF, new AblationView(workspace, network, model, tools));
    views.put(WhyPart.RANDOM, new RandomisationView(workspace, model, tools));
    setTop(heading());
    subscriptions.onValue(model.part(), this::show);
    subscriptions.onChange(model.asked(), this::name);
    name();
    show(model.part().get());
  }

  private VBox heading() {
    title.setId("why-title");
    title.getStyleClass().add("unit-title");
    title.setMinWidth(0);
    IconButton close =
        new IconButton(
            "mdal-close", words.get("why.close"), words.get("why.close.tooltip"), model::leave);
    close.setId("why-close");
    HBox row = new HBox(6, title, Texts.spring(), close);
    row.setAlignment(Pos.CENTER_LEFT);
    part(WhyPart.COVER, "cover");
    part(WhyPart.ACTIVATION, "activation");
    part(WhyPart.UNITS, "units");
    part(WhyPart.SWITCHED_OFF, "off");
    part(WhyPart.RANDOM, "random");
    parts.show(model.part().get());
    parts.onChoice(model.part()::set);
    VBox heading = new VBox(8, row, parts);
    heading.getStyleClass().add("why-heading");
    return heading;
  }

  private void part(WhyPart part, String key) {
    ToggleButton button =
        parts.add(part, words.get("why.part." + key), words.get("why.part." + key + ".tooltip"));
    button.setId("why-" + key);
    button.setMinWidth(USE_PREF_SIZE);
  }

  private void show(WhyPart part) {
    parts.show(part);
    setCenter(views.get(part));
  }

  private void name() {
    UnitAddress asked = model.asked().get();
    if (asked == null) {
      title.setText("");
      return;
    }
    var node = network.network().find(asked.layer()).orElseThrow();
    boolean isClass = node.index() == network.network().output().index();
    title.setText(
        isClass
            ? words.get("why.title.class", names.of(node, asked.channel()))
            : words.get("why.title.unit", names.title(node, asked.channel())));
  }

  /** Puts the focus on the chosen explanation's name. */
  public void focus() {
    parts.getChildren().stream()
        .filter(node -> node instanceof ToggleButton button && button.isSelected())
        .findFirst()
        .ifPresent(javafx.scene.Node::requestFocus);
  }

  /** What is saved and copied where nothing in particular has the focus. */
  public Optional<Exportable> exhibit() {
    return Optional.ofNullable(views.get(model.part().get())).flatMap(PartView::exhibit);
  }

  @Override
  public void close() {
    subscriptions.close();
    views.values().forEach(PartView::close);
  }
}
