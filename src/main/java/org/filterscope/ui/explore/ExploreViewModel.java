package org.filterscope.ui.explore;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.filterscope.image.Crop;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.projection.Seed;
import org.filterscope.ui.LiveCamera;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.OpenPicture;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.Requests;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.comparison.ComparisonViewModel;
import org.filterscope.ui.explore.layer.LayerStatisticsViewModel;
import org.filterscope.ui.explore.layer.LayerViewModel;
import org.filterscope.ui.explore.layer.MapStyle;
import org.filterscope.ui.explore.layer.MapsOfLayer;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.explore.unit.UnitPaneViewModel;
import org.filterscope.ui.explore.wall.WallViewModel;
import org.filterscope.ui.explore.why.WhyViewModel;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.InitialLayer;
import org.filterscope.ui.unit.PatchLocation;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/**
 * The state of the screen, without nodes: the photograph, the chosen layer and unit, what they are
 * compared with, and why they respond.
 */
final class ExploreViewModel implements AutoCloseable {

  private final OpenPicture picture;
  private final Network network;
  private final UnitSelection choice;
  private final PhotographViewModel photograph;
  private final LayerViewModel layer;
  private final LayerStatisticsViewModel statistics;
  private final WallViewModel wall;
  private final UnitPaneViewModel unit;
  private final ComparisonViewModel comparison;
  private final WhyViewModel why;
  private final LiveCamera camera;
  private final LiveFrames live;
  private final ExploreSession session;
  private final Subscriptions subscriptions = new Subscriptions();

  /** The place to show as soon as its photograph is open; null for none. */
  private @Nullable PatchLocation visit;

  private boolean isInView;

  ExploreViewModel(ExploreContext context) {
    Workspace workspace = context.workspace();
    ModelInUse used = context.used();
    Requests requests = workspace.requests();
    picture = workspace.picture();
    network = used.model().network();
    List<Node> layers = network.layers();
    MapStyle style = new MapStyle();
    choice = new UnitSelection(layers, InitialLayer.of(layers));
    photograph = new PhotographViewModel(requests, used.inspector());
    layer = new LayerViewModel(requests, network, photograph, choice);
    statistics = new LayerStatisticsViewModel(requests, context.indexes(), used, choice);
    wall =
        new WallViewModel(
            requests.words(),
            requests.notices(),
            context.before(),
            style,
            layer,
            choice,
            statistics);
    unit =
        new UnitPaneViewModel(
            requests,
            used,
            context.indexes(),
            choice,
            photograph,
            layer,
            statistics,
            style,
            context.frozen());
    comparison =
        new ComparisonViewModel(
            workspace, used, context.before(), choice, photograph, unit.unit(), style);
    why = new WhyViewModel(workspace, used, context.indexes(), photograph);
    camera = workspace.camera();
    live =
        new LiveFrames(
            workspace, used.inspector(), photograph, layer, unit.unit(), choice, () -> isInView);
    layer.maps().addListener((property, old, now) -> chooseFirst());
    session = new ExploreSession(workspace.session(), used);
    session.restore(choice);
    subscriptions.onValue(picture.photograph(), this::open);
    subscriptions.onValue(why.isOpen(), this::explain);
    show(picture.photograph().get());
    session.follow(choice, photograph);
    // A layer or unit is chosen to be seen.
    choice.layer().addListener((property, old, now) -> why.leave());
    choice
        .channel()
        .addListener(
            (property, old, now) -> {
              // The first unit is chosen by the screen itself.
              if (old.intValue() != UnitSelection.NONE) {
                why.leave();
              }
            });
  }

  /** The chosen layer and unit. */
  UnitSelection choice() {
    return choice;
  }

  /** The photograph. */
  PhotographViewModel photograph() {
    return photograph;
  }

  /** The chosen layer on the photograph. */
  LayerViewModel layer() {
    return layer;
  }

  /** The chosen layer's statistics in the chosen index. */
  LayerStatisticsViewModel statistics() {
    return statistics;
  }

  /** The chosen layer's units side by side. */
  WallViewModel wall() {
    return wall;
  }

  /** The chosen unit. */
  UnitPaneViewModel unit() {
    return unit;
  }

  /** A second photograph, or an earlier model. */
  ComparisonViewModel comparison() {
    return comparison;
  }

  /** Why a class is the answer, or a unit responds. */
  WhyViewModel why() {
    return why;
  }

  /** Explains the chosen unit; does nothing while none is chosen. */
  void explainUnit() {
    int channel = choice.channel().get();
    if (channel != UnitSelection.NONE) {
      why.open(new UnitAddress(choice.layer().get().name(), channel));
    }
  }

  /** Chooses a class as a unit of the output layer. */
  void chooseClass(int index) {
    why.leave();
    choice.to(network.output(), index);
  }

  /** Opens a photograph and shows a unit's cell on it. */
  void visit(PatchLocation place) {
    why.leave();
    visit = place;
    picture.open(place.photograph());
  }

  /** The network in use. */
  Network network() {
    return network;
  }

  /** The crop of a photograph that the network sees unless another is chosen. */
  Crop usualFraming(Photograph shown) {
    return session.usualFraming(shown);
  }

  /** Shows a unit on the current photograph. */
  void visit(UnitAddress unit) {
    why.leave();
    network.find(unit.layer()).ifPresent(layer -> choice.to(layer, unit.channel()));
  }

  /** Shows a unit's cell on the current photograph. */
  void visit(CellAddress cell) {
    why.leave();
    network
        .find(cell.layer())
        .ifPresent(
            layer -> {
              choice.to(layer, cell.channel());
              choice.seed().set(new Seed.Cell(cell.row(), cell.column()));
            });
  }

  /** Sets whether the screen is in view. When it comes into view, it takes over the shared unit. */
  void look(boolean isNow) {
    isInView = isNow;
    session.look(isNow, choice);
    unit.topPatches().look(isNow);
  }

  /** Switches the camera on or off. */
  void toggleCamera() {
    camera.toggle();
  }

  /** Makes the camera's frame that is shown the photograph in use. */
  void keepFrame() {
    camera.keep();
  }

  @Override
  public void close() {
    subscriptions.close();
    live.close();
    why.close();
    wall.close();
    unit.close();
    statistics.close();
    layer.close();
    photograph.close();
    comparison.close();
  }

  /** The place to show; empty if this photograph was opened in another way. */
  private Optional<PatchLocation> arrivalAt(Photograph opened) {
    PatchLocation place = visit;
    visit = null;
    Path file = opened.file();
    boolean isThere =
        place != null
            && file != null
            && file.equals(place.photograph())
            && opened.picture().width() == place.framing().pictureWidth()
            && opened.picture().height() == place.framing().pictureHeight();
    return isThere ? Optional.ofNullable(place) : Optional.empty();
  }

  private void arrive(PatchLocation place) {
    Node node = network.find(place.layer()).orElseThrow();
    choice.to(node, place.channel());
    choice
        .seed()
        .set(
            node.shape().isVector()
                ? new Seed.Strongest()
                : new Seed.Cell(place.row(), place.column()));
  }

  /** Another photograph takes the camera's place. */
  private void open(@Nullable Photograph opened) {
    show(opened);
    camera.turnOff();
  }

  /** What is explained must not be replaced by the next frame. */
  private void explain(boolean isOpen) {
    if (isOpen) {
      camera.keep();
    }
  }

  private void show(@Nullable Photograph opened) {
    if (opened == null) {
      photograph.close();
      return;
    }
    Crop kept = live.partOf(opened);
    if (kept != null) {
      photograph.show(opened, kept);
      return;
    }
    boolean isFirst = photograph.photograph().get() == null;
    Optional<PatchLocation> arrival = arrivalAt(opened);
    if (arrival.isPresent()) {
      photograph.show(opened, arrival.get().framing());
      arrive(arrival.get());
    } else if (isFirst) {
      photograph.show(opened, session.framing(opened));
    } else {
      photograph.show(opened);
    }
  }

  /** Chooses a strongly active unit if none is chosen yet. */
  private void chooseFirst() {
    MapsOfLayer maps = layer.maps().get();
    if (maps != null
        && choice.channel().get() == UnitSelection.NONE
        && maps.layer().index() == choice.layer().get().index()
        && maps.inspection() == photograph.inspection().get()) {
      choice.toUnit(maps.first());
    }
  }
}
