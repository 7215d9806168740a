package org.filterscope.ui.explore.why;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.filterscope.activation.LayerMaps;
import org.filterscope.explanation.ContributionGraph;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.Enlargement;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Overlay;
import org.filterscope.figure.Scale;
import org.filterscope.image.Picture;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Requests;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/** The units that a score is made of, without their nodes. Computed only while they are seen. */
final class ContributionsViewModel implements AutoCloseable {

  /** The node of the class itself, which is chosen at first. */
  static final int CLASS = 0;

  private static final int DEPTH = 3;
  private static final int WIDTH = 4;

  private final Requests requests;
  private final ReadOnlyObjectProperty<@Nullable Question> question;
  private final ReadOnlyBooleanProperty isSeen;
  private final IntegerProperty depth = new SimpleIntegerProperty(this, "depth", DEPTH);
  private final IntegerProperty width = new SimpleIntegerProperty(this, "width", WIDTH);
  private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen", CLASS);
  private final ReadOnlyObjectWrapper<@Nullable Painted> painted = new ReadOnlyObjectWrapper<>();
  private final LatestRequest<Painted> computing;
  private final UnitPictures unit;
  private final Subscriptions subscriptions = new Subscriptions();

  /**
   * A graph with a picture for each node.
   *
   * @param of what it answers
   * @param graph the units and their contributions
   * @param maps the maps of each layer in the graph
   * @param pictures for each node its map over what the network saw; for the first, what the
   *     network saw
   */
  record Painted(
      Question of, ContributionGraph graph, Map<String, LayerMaps> maps, List<Picture> pictures) {

    /** The units that the graph shows. */
    List<UnitAddress> units() {
      return graph.nodes().stream()
          .skip(1)
          .map(node -> new UnitAddress(node.layer(), node.channel()))
          .toList();
    }
  }

  ContributionsViewModel(
      Requests requests,
      ModelInUse used,
      Indexes indexes,
      ReadOnlyObjectProperty<@Nullable Question> question,
      ReadOnlyBooleanProperty isSeen) {
    this.requests = requests;
    this.question = question;
    this.isSeen = isSeen;
    computing = requests.latest(Duration.ZERO, this::arrived);
    unit = new UnitPictures(requests, used, indexes);
    subscriptions.onChange(question, this::asked);
    subscriptions.onChange(isSeen, this::look);
    subscriptions.onChange(depth, this::compute);
    subscriptions.onChange(width, this::compute);
    subscriptions.onChange(chosen, this::choose);
  }

  /** How many layers are shown, 1 to 3. */
  IntegerProperty depth() {
    return depth;
  }

  /** How many units are shown of each layer. */
  IntegerProperty width() {
    return width;
  }

  /** The chosen node, by its index in the graph. */
  IntegerProperty chosen() {
    return chosen;
  }

  /** The graph; null until it is there, of an earlier size while {@link #busy}. */
  ReadOnlyObjectProperty<@Nullable Painted> painted() {
    return painted.getReadOnlyProperty();
  }

  /** Whether the graph is on its way. */
  ReadOnlyBooleanProperty busy() {
    return computing.busy();
  }

  /** The chosen unit's own pictures. */
  UnitPictures unit() {
    return unit;
  }

  @Override
  public void close() {
    subscriptions.close();
    computing.cancel();
    unit.close();
  }

  private void asked() {
    computing.cancel();
    painted.set(null);
    chosen.set(CLASS);
    unit.clear();
    compute();
  }

  private void look() {
    if (isSeen.get() && painted.get() == null) {
      compute();
    }
  }

  private void compute() {
    Question now = question.get();
    if (now == null || !isSeen.get()) {
      return;
    }
    int layers = depth.get();
    int units = width.get();
    computing.request(
        requests.words().get("why.units.job", now.target().label()),
        cancellation ->
            CompletableFuture.supplyAsync(
                () -> painted(now, layers, units, cancellation), requests.desk()));
  }

  private static Painted painted(Question now, int depth, int width, Cancellation cancellation) {
    ContributionGraph graph =
        ContributionGraph.of(now.inspection(), now.target(), depth, width, cancellation);
    Map<String, LayerMaps> maps = new HashMap<>();
    for (ContributionGraph.Layer layer : graph.layers()) {
      maps.put(layer.name(), Answers.await(now.inspection().maps(layer.name())));
    }
    Picture input = now.inspection().input();
    List<Picture> pictures = new ArrayList<>(List.of(input));
    for (ContributionGraph.Unit node : graph.nodes().subList(1, graph.nodes().size())) {
      LayerMaps own = Objects.requireNonNull(maps.get(node.layer()));
      MapPainter painter = new MapPainter(ColourMap.VIRIDIS, Scale.of(own, node.channel()));
      pictures.add(
          own.shape().isVector()
              ? input
              : Overlay.of(input, own.map(node.channel()), painter, Enlargement.SMOOTH));
    }
    return new Painted(now, graph, Map.copyOf(maps), List.copyOf(pictures));
  }

  private void arrived(Painted now) {
    painted.set(now);
    chosen.set(CLASS);
    if (now.graph().nodes().size() > 1) {
      chosen.set(1);
    }
  }

  private void choose() {
    Painted now = painted.get();
    int node = chosen.get();
    if (now == null || node == CLASS || node >= now.graph().nodes().size()) {
      unit.clear();
      return;
    }
    ContributionGraph.Unit of = now.graph().nodes().get(node);
    unit.show(now.of(), now.of().node(of.layer()), of.channel());
  }
}
