package org.filterscope.ui.explore;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.filterscope.image.Box;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.projection.Seed;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.unit.InitialLayer;
import org.filterscope.ui.unit.PatchLocation;
import org.jspecify.annotations.Nullable;

/**
 * The screen without its nodes: a photograph, the layer and unit that are looked at, what was
 * frozen, and what it is compared with.
 */
final class ExploreViewModel implements AutoCloseable {

  private final ExploreContext bench;
  private final List<Node> layers;
  private final UnitSelection choice;
  private final PhotographViewModel photograph;
  private final LayerViewModel layer;
  private final LayerStatisticsViewModel knownLayer;
  private final WallViewModel wall;
  private final UnitViewModel unit;
  private final UnitText unitWords;
  private final BooleanProperty overlay = new SimpleBooleanProperty();
  private final BooleanProperty closeUp = new SimpleBooleanProperty(true);
  private final MapPictureViewModel mapPicture;
  private final KernelsViewModel kernels;
  private final TopPatchesViewModel topPatches;
  private final FrozenViewModel frozen;
  private final ComparisonViewModel comparison;
  private final ReadOnlyObjectWrapper<@Nullable Field> field = new ReadOnlyObjectWrapper<>();
  private final Subscriptions subscriptions = new Subscriptions();
  private final ExploreSession remembered;

  /** Where a person is sent to, until the photograph is there. */
  private @Nullable PatchLocation visit;

  ExploreViewModel(ExploreContext bench) {
    this.bench = bench;
    layers = bench.model().network().layers();
    choice = new UnitSelection(InitialLayer.of(layers));
    photograph = new PhotographViewModel(bench);
    layer = new LayerViewModel(bench, photograph, choice);
    knownLayer = new LayerStatisticsViewModel(bench, choice);
    wall = new WallViewModel(bench, layer, choice, knownLayer);
    unit = new UnitViewModel(bench, photograph, layer, choice);
    unitWords = new UnitText(bench.model(), bench.words(), knownLayer);
    mapPicture = new MapPictureViewModel(bench, unit, wall, overlay);
    kernels = new KernelsViewModel(bench, choice);
    topPatches = new TopPatchesViewModel(bench, choice, unit);
    frozen = new FrozenViewModel(bench, unit, choice);
    comparison = new ComparisonViewModel(bench, choice, photograph, wall, overlay);
    layer.maps().addListener((property, old, now) -> chooseFirst());
    unit.map().addListener((property, old, now) -> locate());
    choice.seed().addListener((property, old, now) -> locate());
    remembered = new ExploreSession(bench);
    remembered.restore(choice);
    subscriptions.onValue(bench.workspace().picture().photograph(), this::show);
    show(bench.workspace().picture().photograph().get());
    remembered.follow(choice, photograph);
  }

  /** What the models work with. */
  ExploreContext bench() {
    return bench;
  }

  /** The network's layers, in order. */
  List<Node> layers() {
    return layers;
  }

  /** The layer and unit that are looked at. */
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

  /** What the chosen index knows of the chosen layer. */
  LayerStatisticsViewModel knownLayer() {
    return knownLayer;
  }

  /** The chosen layer's units side by side. */
  WallViewModel wall() {
    return wall;
  }

  /** The chosen unit on the photograph. */
  UnitViewModel unit() {
    return unit;
  }

  /** What is said of units. */
  UnitText unitWords() {
    return unitWords;
  }

  /** Whether maps are laid over what the network saw. */
  BooleanProperty overlay() {
    return overlay;
  }

  /** Whether only the part of a projection is shown that can differ from zero. */
  BooleanProperty closeUp() {
    return closeUp;
  }

  /** The chosen unit's map, painted. */
  MapPictureViewModel mapPicture() {
    return mapPicture;
  }

  /** The chosen unit's kernels. */
  KernelsViewModel kernels() {
    return kernels;
  }

  /** The chosen unit's top patches. */
  TopPatchesViewModel topPatches() {
    return topPatches;
  }

  /** Projections kept. */
  FrozenViewModel frozen() {
    return frozen;
  }

  /** A second photograph, or an earlier model. */
  ComparisonViewModel comparison() {
    return comparison;
  }

  /** What the chosen cell, or else the strongest, sees; null where that is all of the input. */
  ReadOnlyObjectProperty<@Nullable Field> field() {
    return field.getReadOnlyProperty();
  }

  /** Goes so many layers on, or back; not over the ends. */
  void moveLayer(int by) {
    int place = placeOf(choice.layer().get()) + by;
    choice.toLayer(layers.get(Math.max(0, Math.min(place, layers.size() - 1))));
  }

  /** Goes to a class, as a unit of the output layer. */
  void chooseClass(int index) {
    choice.to(bench.model().network().output(), index);
  }

  @Override
  public void close() {
    subscriptions.close();
    mapPicture.close();
    wall.close();
    kernels.close();
    topPatches.close();
    knownLayer.close();
    unit.close();
    layer.close();
    photograph.close();
    comparison.close();
  }

  /** Opens a photograph, and looks at a unit's cell on it. */
  void visit(PatchLocation place) {
    visit = place;
    bench.workspace().picture().open(place.photograph());
  }

  /** Where a person was sent to; empty if this photograph was opened in another way. */
  private Optional<PatchLocation> arrivalAt(Photograph opened) {
    PatchLocation place = visit;
    visit = null;
    boolean isThere =
        place != null
            && opened.file() != null
            && opened.file().equals(place.photograph())
            && opened.picture().width() == place.framing().pictureWidth()
            && opened.picture().height() == place.framing().pictureHeight();
    return isThere ? Optional.ofNullable(place) : Optional.empty();
  }

  private void arrive(PatchLocation place) {
    Node node = bench.model().network().find(place.layer()).orElseThrow();
    choice.to(node, place.channel());
    choice
        .seed()
        .set(
            node.shape().isVector()
                ? new Seed.Strongest()
                : new Seed.Cell(place.row(), place.column()));
  }

  private void show(@Nullable Photograph opened) {
    if (opened == null) {
      photograph.close();
      return;
    }
    boolean isFirst = photograph.photograph().get() == null;
    Optional<PatchLocation> arrival = arrivalAt(opened);
    if (arrival.isPresent()) {
      photograph.show(opened, arrival.get().framing());
      arrive(arrival.get());
    } else if (isFirst) {
      photograph.show(opened, remembered.framing(opened));
    } else {
      photograph.show(opened);
    }
  }

  private void locate() {
    UnitMap map = unit.map().get();
    Seed seed = choice.seed().get();
    if (map == null
        || map.layer().shape().isVector()
        || seed instanceof Seed.WholeMap
        || (map.peak().value() == 0 && !(seed instanceof Seed.Cell))) {
      field.set(null);
      return;
    }
    int row = seed instanceof Seed.Cell cell ? cell.row() : map.peak().row();
    int column = seed instanceof Seed.Cell cell ? cell.column() : map.peak().column();
    Region region = bench.model().network().receptiveField(map.layer(), row, column);
    field.set(
        region.cells() == 0
            ? null
            : new Field(
                map.maps().inspection(),
                row,
                column,
                new Box(region.left(), region.top(), region.right(), region.bottom())));
  }

  /** Where a layer stands in the order. */
  int placeOf(Node node) {
    for (int place = 0; place < layers.size(); place++) {
      if (layers.get(place).index() == node.index()) {
        return place;
      }
    }
    return 0;
  }

  /** Where no unit is chosen yet, one that the photograph excites much. */
  private void chooseFirst() {
    MapsOfLayer maps = layer.maps().get();
    if (maps != null
        && choice.channel().get() == UnitSelection.NONE
        && maps.layer().index() == choice.layer().get().index()
        && maps.inspection() == photograph.inspection().get()) {
      choice.toUnit(maps.first());
    }
  }

  /**
   * What a cell sees.
   *
   * @param inspection of the photograph
   * @param row of the cell
   * @param column of the cell
   * @param box in pixels of the network's input
   */
  record Field(Inspection inspection, int row, int column, Box box) {}
}
