package org.filterscope.ui.explore;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.network.Model;
import org.filterscope.ui.Messages;
import org.filterscope.ui.compare.ReferenceModelMenu;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.comparison.ComparePane;
import org.filterscope.ui.explore.layer.NetworkOverviewPane;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.explore.photograph.ClassesPane;
import org.filterscope.ui.explore.photograph.PhotographExports;
import org.filterscope.ui.explore.photograph.PhotographPane;
import org.filterscope.ui.explore.unit.FrozenStrip;
import org.filterscope.ui.explore.unit.PictureTools;
import org.filterscope.ui.explore.unit.UnitExports;
import org.filterscope.ui.explore.unit.UnitLinks;
import org.filterscope.ui.explore.unit.UnitPane;
import org.filterscope.ui.explore.wall.BarsPane;
import org.filterscope.ui.explore.wall.LegendPane;
import org.filterscope.ui.explore.wall.WallExports;
import org.filterscope.ui.explore.wall.WallPane;
import org.filterscope.ui.explore.wall.WallToolbar;
import org.filterscope.ui.explore.why.WhyPane;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.unit.LayersPane;
import org.filterscope.ui.unit.PictureOverlay;
import org.filterscope.ui.unit.UnitStyles;
import org.jspecify.annotations.Nullable;

/** The screen: the photograph, the wall and the unit, or explanations in their place. */
final class ExploreView extends StackPane implements AutoCloseable {

  private static final double LEFT = 280;
  private static final double RIGHT = 340;

  private final ExploreContext context;
  private final ExploreViewModel model;
  private final Messages words;
  private final Executor desk;
  private final ExportMenu menu;
  private final PictureTools tools;
  private final Subscriptions subscriptions = new Subscriptions();
  private final ExploreKeys keys;
  private final BorderPane columns;
  private final VBox middle;
  private final UnitPane unit;
  private final ClassesPane classes;

  /** Made when it is first asked for. */
  private @Nullable WhyPane why;

  ExploreView(ExploreContext context, ExploreViewModel model, Exporter saving) {
    this.context = context;
    this.model = model;
    words = context.workspace().words();
    desk = context.workspace().desk();
    menu = new ExportMenu(words, saving);
    PictureOverlay overlay = new PictureOverlay(words, desk, menu);
    UnitExports exhibits = new UnitExports(words, network());
    tools = new PictureTools(exhibits, menu, overlay);
    UnitStyles.dress(this, "explore", "explore.css");
    classes = classes();
    WallPane wall = wall();
    VBox.setVgrow(wall, Priority.ALWAYS);
    middle = new VBox(wall, new FrozenStrip(words, model.unit(), tools), comparison());
    unit = unit();
    columns = new BorderPane(middle, null, unit, null, left());
    getChildren().addAll(columns, overlay);
    keys =
        new ExploreKeys(
            context.workspace().picture(),
            model,
            wall,
            exhibits,
            menu,
            context.arithmetic(),
            new ShownExplanations(overlay));
    keys.listenOn(this);
    subscriptions.onValue(model.why().isOpen(), isOpen -> explain(isOpen, wall));
  }

  private final class ShownExplanations implements ExploreKeys.Explanations {
    private final PictureOverlay overlay;

    ShownExplanations(PictureOverlay overlay) {
      this.overlay = overlay;
    }

    @Override
    public void explain() {
      OptionalInt focused = classes.focused(getScene().getFocusOwner());
      focused.ifPresentOrElse(model.why()::openForClass, model::explainUnit);
    }

    @Override
    public Optional<Exportable> exhibit() {
      WhyPane shown = why;
      return shown == null ? Optional.empty() : shown.exhibit();
    }

    @Override
    public boolean isEnlarged() {
      return overlay.isDisplay();
    }
  }

  /** Shows explanations in place of the wall and the unit, or these again. */
  private void explain(boolean isOpen, WallPane wall) {
    if (!isOpen) {
      boolean isFocusLost = isInExplanations(getScene().getFocusOwner());
      columns.setCenter(middle);
      columns.setRight(unit);
      if (isFocusLost) {
        wall.focusUnits();
      }
      return;
    }
    WhyPane shown = why;
    if (shown == null) {
      shown =
          new WhyPane(
              context.workspace(), network(), model.why(), tools, model::visit, model::visit);
      why = shown;
      subscriptions.add(shown::close);
    }
    columns.setRight(null);
    columns.setCenter(shown);
    shown.focus();
  }

  private boolean isInExplanations(@Nullable Node focused) {
    for (Node node = focused; node != null; node = node.getParent()) {
      if (node == why) {
        return true;
      }
    }
    return false;
  }

  /** Handles a key pressed elsewhere in the window. */
  boolean take(KeyEvent event) {
    return keys.take(event, getScene().getFocusOwner());
  }

  /** Ends the subscriptions to everything with a longer life. */
  @Override
  public void close() {
    subscriptions.close();
  }

  private Model network() {
    return context.used().model();
  }

  private PhotographExports photographExports() {
    return new PhotographExports(words, network(), model.photograph());
  }

  private ClassesPane classes() {
    return new ClassesPane(
        words,
        network(),
        model.photograph(),
        model::chooseClass,
        context.classes(),
        model.why()::openForClass,
        photographExports(),
        menu);
  }

  private LiveScroll left() {
    PhotographPane photograph =
        new PhotographPane(
            words,
            desk,
            context.workspace().picture(),
            model.photograph(),
            network().preparation(),
            model.unit().field().field(),
            photographExports(),
            menu);
    UnitSelection choice = model.choice();
    LayersPane layers = new LayersPane(choice.layers(), choice.layer(), choice::toLayer, words);
    layers.getStyleClass().add("unit-section");
    VBox.setVgrow(layers, Priority.ALWAYS);
    VBox overview = new VBox(new NetworkOverviewPane(words, choice));
    overview.getStyleClass().add("unit-section");
    VBox content = new VBox(photograph, classes, layers, overview);
    content.getStyleClass().add("left-content");
    LiveScroll scroll = new LiveScroll(content);
    scroll.getStyleClass().addAll("edge-to-edge", "left-pane");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    width(scroll, LEFT);
    return scroll;
  }

  private WallPane wall() {
    WallToolbar toolbar =
        new WallToolbar(
            words,
            model.choice(),
            model.wall(),
            model.statistics(),
            context.before(),
            subscriptions);
    return new WallPane(
        words,
        desk,
        model.choice(),
        model.photograph(),
        model.wall(),
        new BarsPane(words, network(), model.choice()),
        toolbar,
        new LegendPane(words, model.unit().mapPicture(), model.wall().scaling()),
        model.comparison().isOpen(),
        model.layer().stale(),
        new WallExports(words, model.photograph(), model.wall()),
        menu);
  }

  private ComparePane comparison() {
    ReferenceModelMenu reference =
        new ReferenceModelMenu(words, context.workspace().files(), context.before(), subscriptions);
    ComparePane pane =
        new ComparePane(
            words, desk, model.photograph(), model.unit(), model.comparison(), reference, tools);
    subscriptions.add(pane::close);
    return pane;
  }

  private UnitPane unit() {
    UnitLinks links =
        new UnitLinks(model::visit, context.filters(), context.arithmetic(), model::explainUnit);
    UnitPane unit =
        new UnitPane(words, desk, network(), model.photograph(), model.unit(), links, tools);
    width(unit, RIGHT);
    return unit;
  }

  private static void width(Region region, double width) {
    region.setMinWidth(width);
    region.setPrefWidth(width);
    region.setMaxWidth(width);
  }
}
