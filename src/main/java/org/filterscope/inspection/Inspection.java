package org.filterscope.inspection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.filterscope.activation.ForwardPass;
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
 * One photograph as seen by one model. Methods may be called on any thread; the work runs on the
 * engine's thread. Layers that were not computed at first are computed when they are asked for. The
 * memory, about 60 MB for VGG16, is reused once it is closed.
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

  /** The model that read the photograph. */
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

  /** The pixels that the model read, before preprocessing. */
  public Picture input() {
    return input;
  }

  /**
   * All classes, most likely first. Those of an earlier frame if the frame of a camera was
   * inspected {@linkplain Inspector#inspectTo only as far as a layer}.
   */
  public List<ClassProbability> classes() {
    return classes;
  }

  /**
   * One of the classes.
   *
   * @param index the class's index in the output layer
   * @throws Problem if there is no such class
   */
  public ClassProbability classAt(int index) {
    return classes.stream()
        .filter(one -> one.index() == index)
        .findFirst()
        .orElseThrow(() -> new Problem("class.unknown", index, model().name(), classes.size() - 1));
  }

  /** Whether the most likely class reaches the model's certainty threshold. */
  public boolean isCertain() {
    return model().isCertain(classes.get(0).probability());
  }

  /**
   * Reads a layer's maps.
   *
   * @throws Problem if there is no such layer
   */
  public CompletableFuture<LayerMaps> maps(String layer) {
    Node node = layer(layer);
    return engine.now(() -> reach(node, Cancellation.NEVER).maps(node));
  }

  /**
   * The logits: each class's sum before softmax, in the order of the output layer.
   *
   * @return completes with the logits; empty if the model's output has no softmax
   */
  public CompletableFuture<Optional<float[]>> logits() {
    Node output = model().network().output();
    if (output.activation().kind() != Activation.Kind.SOFTMAX) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return engine.now(() -> Optional.of(whole().logits(output)));
  }

  /**
   * Projects a unit back to the input.
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
            inspector
                .projector()
                .project(
                    reach(node, cancellation), node, channel, seed, mode, cancellation, () -> {}));
  }

  /**
   * Classifies the photograph with some units switched off. Its own maps and classes do not change.
   *
   * @param units channels by layer name
   * @return completes with all classes, most likely first; exceptionally with {@link
   *     org.filterscope.task.Cancelled} if cancelled
   * @throws Problem if there is no such layer or channel
   */
  public CompletableFuture<List<ClassProbability>> classesWithout(
      Map<String, ? extends Collection<Integer>> units, Cancellation cancellation) {
    SwitchedOff off = off(units);
    return engine.now(() -> classesWithout(off, cancellation, () -> {}));
  }

  /**
   * Does the same as {@link #classesWithout}, in the background.
   *
   * @throws Problem if there is no such layer or channel
   */
  public CompletableFuture<List<ClassProbability>> classesWithoutInBackground(
      Map<String, ? extends Collection<Integer>> units, Cancellation cancellation) {
    SwitchedOff off = off(units);
    return engine.background(() -> classesWithout(off, cancellation, engine::giveWay));
  }

  private SwitchedOff off(Map<String, ? extends Collection<Integer>> units) {
    units.forEach(
        (name, channels) -> {
          Node node = layer(name);
          channels.forEach(channel -> requireUnit(node, channel, new Seed.WholeMap()));
        });
    return SwitchedOff.of(model().network(), units);
  }

  private List<ClassProbability> classesWithout(
      SwitchedOff off, Cancellation cancellation, Runnable betweenLayers) {
    Node image = model().network().node(0);
    Region all = Region.all(image.shape().height(), image.shape().width());
    float[] prepared = pass.crop(image, all);
    try (Pass without =
        inspector.forward().runWithout(off, prepared, cancellation, betweenLayers)) {
      return inspector.classes(without);
    }
  }

  /**
   * Runs work on the photograph's layer outputs in the background. Requests that the user is
   * waiting for go first and may interrupt it.
   *
   * @param work called on the engine's thread; must not keep anything that it receives
   * @return completes with the result or exception of the work
   */
  public <T> CompletableFuture<T> inBackground(Function<PassAtHand, T> work) {
    return engine.background(
        () ->
            work.apply(
                new PassAtHand(
                    whole(), inspector.forward(), inspector.projector(), engine::giveWay)));
  }

  /**
   * Runs work that needs the model, but not this photograph's maps, on the engine's thread before
   * background work. It may also be called after {@link #close}.
   *
   * @param work receives passes through the model's network, which it must not keep
   * @return completes with the result or exception of the work; exceptionally with {@link
   *     org.filterscope.task.Cancelled} if it was cancelled before it began
   */
  public <T> CompletableFuture<T> compute(
      Function<ForwardPass, T> work, Cancellation cancellation) {
    return engine.now(
        () -> {
          cancellation.check();
          return work.apply(inspector.forward());
        });
  }

  /**
   * Runs work that the user is waiting for on the photograph's layer outputs. It goes before all
   * background work.
   *
   * @param work called on the engine's thread; must not keep anything that it receives
   * @return completes with the result or exception of the work
   */
  public <T> CompletableFuture<T> atOnce(Function<PassAtHand, T> work) {
    return engine.now(
        () ->
            work.apply(
                new PassAtHand(whole(), inspector.forward(), inspector.projector(), () -> {})));
  }

  /** The pass with all layers up to one of them; on the engine's thread. */
  private Pass reach(Node last, Cancellation cancellation) {
    pass.extendTo(last, cancellation, () -> {});
    return pass;
  }

  private Pass whole() {
    return reach(model().network().output(), Cancellation.NEVER);
  }

  /** Releases the memory once all earlier requests are answered. */
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
   * The layer with a given name.
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
