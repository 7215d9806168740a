package org.filterscope.inspection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.activation.SwitchedOff;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.network.Activation;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.projection.Mode;
import org.filterscope.projection.ProjectionResult;
import org.filterscope.projection.Seed;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;

/**
 * One photograph as one model sees it. May be called on any thread; the work is done on the
 * engine's. Its memory, about 60 MB for VGG16, is used again once it is closed.
 */
public final class Inspection implements AutoCloseable {
  private final Engine engine;
  private final Inspector inspector;
  private final Picture picture;
  private final Crop framing;
  private final Picture input;
  private final Pass pass;
  private final List<ClassProbability> classes;

  Inspection(
      Engine engine,
      Inspector inspector,
      Picture picture,
      Crop framing,
      Picture input,
      Pass pass,
      List<ClassProbability> classes) {
    this.engine = engine;
    this.inspector = inspector;
    this.picture = picture;
    this.framing = framing;
    this.input = input;
    this.pass = pass;
    this.classes = classes;
  }

  /** The model that it was seen through. */
  public Model model() {
    return inspector.model();
  }

  /** The whole photograph. */
  public Picture picture() {
    return picture;
  }

  /** The square of the photograph that the model read. */
  public Crop framing() {
    return framing;
  }

  /** The pixels that the model read, before its preparation. */
  public Picture input() {
    return input;
  }

  /** All classes, the likeliest first. */
  public List<ClassProbability> classes() {
    return classes;
  }

  /**
   * One of the classes.
   *
   * @param index its place in the output layer
   * @throws Problem if there is no such class
   */
  public ClassProbability classAt(int index) {
    return classes.stream()
        .filter(one -> one.index() == index)
        .findFirst()
        .orElseThrow(() -> new Problem("class.unknown", index, model().name(), classes.size() - 1));
  }

  /** Whether the likeliest class fits as well as the model's certainty asks for. */
  public boolean isCertain() {
    return model().isCertain(classes.get(0).probability());
  }

  /**
   * A layer's maps.
   *
   * @throws Problem if there is no such layer
   */
  public CompletableFuture<LayerMaps> maps(String layer) {
    Node node = layer(layer);
    return engine.now(() -> pass.maps(node));
  }

  /**
   * The classes' sums before softmax, in the order of the output.
   *
   * @return completes with them; empty where the model's answer is no softmax
   */
  public CompletableFuture<Optional<float[]>> logits() {
    Node output = model().network().output();
    if (output.activation().kind() != Activation.Kind.SOFTMAX) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return engine.now(() -> Optional.of(pass.logits(output)));
  }

  /**
   * A unit projected back to the input.
   *
   * @return completes with the projection or the reason why there is none; exceptionally with
   *     {@link org.filterscope.task.Cancelled} if cancelled
   * @throws Problem if there is no such layer, channel or cell
   */
  public CompletableFuture<ProjectionResult> project(
      String layer, int channel, Seed seed, Mode mode, Cancellation cancellation) {
    Node node = layer(layer);
    requireUnit(node, channel, seed);
    return engine.now(
        () ->
            inspector.projector().project(pass, node, channel, seed, mode, cancellation, () -> {}));
  }

  /**
   * The answer with units switched off. The photograph's own maps and answer stay as they are.
   *
   * @param units channels by the names of their layers
   * @return completes with all classes, the likeliest first; exceptionally with {@link
   *     org.filterscope.task.Cancelled} if cancelled
   * @throws Problem if there is no such layer or channel
   */
  public CompletableFuture<List<ClassProbability>> classesWithout(
      Map<String, ? extends Collection<Integer>> units, Cancellation cancellation) {
    units.forEach(
        (name, channels) -> {
          Node node = layer(name);
          channels.forEach(channel -> requireUnit(node, channel, new Seed.WholeMap()));
        });
    SwitchedOff off = SwitchedOff.of(model().network(), units);
    return engine.now(
        () -> {
          Node image = model().network().node(0);
          Region all = Region.all(image.shape().height(), image.shape().width());
          float[] prepared = pass.crop(image, all);
          try (Pass without =
              inspector.forward().runWithout(off, prepared, cancellation, () -> {})) {
            return inspector.classes(without);
          }
        });
  }

  /**
   * Work with what the photograph left in the layers, in the background: what a person waits for
   * goes before, also in the middle.
   *
   * @param work called on the engine's thread; keeps nothing of what it is handed
   * @return completes with its result or exception
   */
  public <T> CompletableFuture<T> inBackground(Function<PassAtHand, T> work) {
    return engine.background(
        () ->
            work.apply(
                new PassAtHand(pass, inspector.forward(), inspector.projector(), engine::giveWay)));
  }

  /** Gives the memory back, once what was asked before is answered. */
  @Override
  public void close() {
    var unused =
        engine.now(
            () -> {
              pass.close();
              return true;
            });
  }

  /**
   * The layer of that name.
   *
   * @throws Problem if there is none
   */
  public Node layer(String name) {
    return model()
        .network()
        .find(name)
        .orElseThrow(() -> new Problem("layer.unknown", name, model().name()));
  }

  private static void requireUnit(Node node, int channel, Seed seed) {
    if (channel < 0 || channel >= node.shape().channels()) {
      throw new Problem("channel.unknown", channel, node.name(), node.shape().channels() - 1);
    }
    if (seed instanceof Seed.Cell cell
        && (cell.row() < 0
            || cell.column() < 0
            || cell.row() >= node.shape().height()
            || cell.column() >= node.shape().width())) {
      throw new Problem(
          "cell.unknown",
          cell.row(),
          cell.column(),
          node.name(),
          node.shape().height(),
          node.shape().width());
    }
  }
}
