package org.filterscope.ui.learn.convolution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.activation.LayerMaps;
import org.filterscope.inspection.Inspection;
import org.filterscope.lesson.convolution.PlaceInLayers;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Task;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.jspecify.annotations.Nullable;

/** Chapter 3 without its nodes: one place of the photograph, through all layers. */
final class DeeperViewModel implements AutoCloseable {

  /** How many different units of the last block the task asks for. */
  private static final int MEETINGS = 3;

  private final Requests requests;
  private final PhotographViewModel photograph;
  private final Network network;
  private final Task task;
  private final List<Node> layers;
  private final List<StrongestUnitViewModel> blocks = new ArrayList<>();
  private final ReadOnlyObjectWrapper<@Nullable Place> place = new ReadOnlyObjectWrapper<>();
  private final LatestRequest<Gathered> gathering;
  private final Set<Integer> met = new HashSet<>();
  private final Subscriptions subscriptions = new Subscriptions();

  /**
   * The maps of all layers, kept while the chapter is in view, so that the place can move without
   * the engine.
   */
  private @Nullable Gathered gathered;

  private boolean isInView;
  private double y = 0.5;
  private double x = 0.5;

  private record Gathered(Inspection inspection, Map<Integer, LayerMaps> maps) {}

  /**
   * A place in the photograph.
   *
   * @param inspection of the photograph
   * @param row in pixels of what the network saw
   * @param column in its pixels
   * @param layers what sees it, layer by layer
   */
  record Place(Inspection inspection, int row, int column, PlaceInLayers layers) {}

  /** Starts in the middle of the photograph, once the chapter comes into view. */
  DeeperViewModel(Lesson lesson, Task task) {
    this.task = task;
    requests = lesson.workspace().requests();
    photograph = lesson.photograph();
    network = lesson.used().model().network();
    layers = layers(network);
    gathering = requests.latest(Duration.ZERO, this::gathered);
    for (int block = 0; block < blocks(network, layers); block++) {
      blocks.add(new StrongestUnitViewModel(lesson));
    }
    subscriptions.onChange(photograph.inspection(), this::ask);
    subscriptions.onChange(
        lesson.indexes().open(), () -> blocks.forEach(StrongestUnitViewModel::indexed));
  }

  /** Layers whose cells see a part of the photograph. */
  static List<Node> layers(Network network) {
    return network.layers().stream()
        .filter(layer -> !layer.shape().isVector() && layer.vertical().stride() > 0)
        .toList();
  }

  /** The blocks, from the photograph on. */
  List<StrongestUnitViewModel> blocks() {
    return blocks;
  }

  /** The place that is shown; null until a photograph has been passed through the network. */
  ReadOnlyObjectProperty<@Nullable Place> place() {
    return place.getReadOnlyProperty();
  }

  /** Whether the layers' maps are being read. */
  ReadOnlyBooleanProperty busy() {
    return gathering.busy();
  }

  /**
   * Called when the chapter comes into view or goes out of it. Out of view, nothing large is kept.
   */
  void look(boolean isNow) {
    isInView = isNow;
    if (isNow) {
      ask();
    } else {
      leave();
    }
  }

  /**
   * Moves to a place, in pixels of what the network sees; if it lies outside, to the nearest pixel.
   */
  void goTo(double row, double column) {
    Place before = place.get();
    y = within(row / network.input().height());
    x = within(column / network.input().width());
    show();
    Place now = place.get();
    if (before != null && now != null) {
      met.add(last(before).channel());
      met.add(last(now).channel());
      task.progressed(requests.words().get("learn.deeper.met", met.size()));
      if (met.size() >= MEETINGS) {
        task.finish();
      }
    }
  }

  /** Moves by some pixels. */
  void move(int rows, int columns) {
    Place now = place.get();
    if (now != null) {
      goTo(now.row() + rows, now.column() + columns);
    }
  }

  @Override
  public void close() {
    subscriptions.close();
    leave();
  }

  private void leave() {
    gathering.cancel();
    gathered = null;
    place.set(null);
    blocks.forEach(StrongestUnitViewModel::leave);
  }

  private void ask() {
    Inspection inspection = photograph.inspection().get();
    if (!isInView || inspection == null) {
      leave();
      return;
    }
    Gathered known = gathered;
    if (known != null && known.inspection() == inspection) {
      show();
      return;
    }
    gathering.request(
        requests.words().get("learn.deeper.busy"), cancellation -> gather(inspection));
  }

  private CompletableFuture<Gathered> gather(Inspection inspection) {
    Map<Integer, LayerMaps> maps = new ConcurrentHashMap<>();
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (Node layer : layers) {
      all.add(inspection.maps(layer.name()).thenAccept(found -> maps.put(layer.index(), found)));
    }
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
        .thenApply(done -> new Gathered(inspection, maps));
  }

  private void gathered(Gathered found) {
    gathered = found;
    met.clear();
    task.progressed("");
    show();
  }

  private void show() {
    Gathered known = gathered;
    if (known == null) {
      return;
    }
    int row = pixel(y, network.input().height());
    int column = pixel(x, network.input().width());
    PlaceInLayers through =
        PlaceInLayers.of(
            network, layer -> Objects.requireNonNull(known.maps().get(layer.index())), row, column);
    place.set(new Place(known.inspection(), row, column, through));
    List<PlaceInLayers.Step> ofBlocks = ofBlocks(through);
    for (int block = 0; block < Math.min(blocks.size(), ofBlocks.size()); block++) {
      blocks.get(block).show(known.inspection(), ofBlocks.get(block));
    }
  }

  /** The last layer with weights in each block. Blocks without weights are left out. */
  static List<PlaceInLayers.Step> ofBlocks(PlaceInLayers layers) {
    return layers.ofBlocks().stream().filter(PlaceInLayers.Step::isTrained).toList();
  }

  /** The number of {@link #ofBlocks}. A layer that reads smaller maps begins a new block. */
  private static int blocks(Network network, List<Node> layers) {
    return (int)
        layers.stream()
            .filter(layer -> layer.operation().parameters() > 0)
            .mapToInt(layer -> network.node(layer.inputs().get(0)).vertical().stride())
            .distinct()
            .count();
  }

  private static PlaceInLayers.Step last(Place place) {
    List<PlaceInLayers.Step> ofBlocks = ofBlocks(place.layers());
    return ofBlocks.get(ofBlocks.size() - 1);
  }

  private static double within(double share) {
    return Math.max(0, Math.min(share, 1));
  }

  private static int pixel(double share, int pixels) {
    return Math.min((int) (share * pixels), pixels - 1);
  }
}
