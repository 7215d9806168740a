package org.filterscope.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.network.Preparation;
import org.filterscope.projection.Projector;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;

/**
 * Inspects photographs with one model. Methods may be called on any thread; the work runs on the
 * engine's thread.
 */
public final class Inspector implements AutoCloseable {
  private final Engine engine;
  private final Model model;
  private final ForwardPass forward;
  private final Projector projector;

  /** Creates an inspector for a model; other objects may use the same engine. */
  public Inspector(Engine engine, Model model) {
    this.engine = engine;
    this.model = model;
    this.forward = new ForwardPass(model.network());
    this.projector = new Projector();
  }

  /** The model that it uses. */
  public Model model() {
    return model;
  }

  /** The square of a photograph that the model reads by default. */
  public Crop framing(Picture picture) {
    return model.preparation().framing(picture);
  }

  /**
   * Runs a photograph through all layers.
   *
   * @param framing the square of the photograph that the model reads
   * @return completes with the inspection, which the caller must close; exceptionally with {@link
   *     org.filterscope.task.Cancelled} if cancelled, and with a {@link Problem} if the model gives
   *     NaN or infinity instead of probabilities
   */
  public CompletableFuture<Inspection> inspect(
      Picture picture, Crop framing, Cancellation cancellation) {
    return inspect(picture, framing, model.network().output(), this::classes, cancellation);
  }

  /**
   * Runs a photograph through the layers up to one of them, as for a camera's frame that the next
   * one soon replaces.
   *
   * @param framing the square of the photograph that the model reads
   * @param last the last layer to compute at once
   * @param classes what the inspection says of classes, such as those of an earlier frame
   * @return completes as {@link #inspect(Picture, Crop, Cancellation)}
   */
  public CompletableFuture<Inspection> inspectTo(
      Picture picture,
      Crop framing,
      Node last,
      List<ClassProbability> classes,
      Cancellation cancellation) {
    return inspect(picture, framing, last, pass -> classes, cancellation);
  }

  private CompletableFuture<Inspection> inspect(
      Picture picture,
      Crop framing,
      Node last,
      Function<Pass, List<ClassProbability>> classes,
      Cancellation cancellation) {
    return engine.now(
        () -> {
          cancellation.check();
          Preparation preparation = model.preparation();
          Picture input = preparation.cut(picture, framing);
          float[] prepared = preparation.apply(input.argb());
          Pass pass = forward.runTo(last, prepared, cancellation, () -> {});
          try {
            return new Inspection(engine, this, picture, framing, input, pass, classes.apply(pass));
          } catch (Problem e) {
            pass.close();
            throw e;
          }
        });
  }

  /**
   * Classifies an image in the background, without keeping its maps. Requests that the user is
   * waiting for go first and may interrupt it.
   *
   * @param argb the image that the network sees, {@code side * side} opaque pixels
   * @return completes with all classes, most likely first; exceptionally with {@link
   *     org.filterscope.task.Cancelled} if cancelled, and with a {@link Problem} if the model gives
   *     NaN or infinity instead of probabilities
   */
  public CompletableFuture<List<ClassProbability>> classify(int[] argb, Cancellation cancellation) {
    return engine.background(
        () -> {
          cancellation.check();
          float[] input = model.preparation().apply(argb);
          try (Pass pass = forward.run(input, cancellation, engine::giveWay)) {
            return classes(pass);
          }
        });
  }

  /**
   * Classifies what is already prepared for the network, for comparison with other software.
   *
   * @param input {@code [height, width, channels]}
   * @return completes as {@link #classify(int[], Cancellation)}
   */
  public CompletableFuture<List<ClassProbability>> classify(
      float[] input, Cancellation cancellation) {
    return engine.now(
        () -> {
          try (Pass pass = forward.run(input, cancellation, () -> {})) {
            return classes(pass);
          }
        });
  }

  /**
   * A layer's maps of what is already prepared for the network.
   *
   * @param input {@code [height, width, channels]}
   * @return completes with the maps; exceptionally with {@link org.filterscope.task.Cancelled} if
   *     cancelled
   */
  public CompletableFuture<LayerMaps> maps(float[] input, Node layer, Cancellation cancellation) {
    return engine.now(
        () -> {
          try (Pass pass = forward.run(input, cancellation, () -> {})) {
            return pass.maps(layer);
          }
        });
  }

  /** Frees the model's working memory once all running work is done, including background work. */
  @Override
  public void close() {
    var unused = free();
  }

  /**
   * Does the same as {@link #close}.
   *
   * @return completes when the memory is free
   */
  public CompletableFuture<Boolean> free() {
    // Do not free it at once: background work may have yielded in the middle of a pass and will
    // resume.
    return engine.background(
        () -> {
          forward.close();
          projector.close();
          return true;
        });
  }

  /** The projector, for use on the engine's thread. It is shared because its memory is large. */
  public Projector projector() {
    return projector;
  }

  /**
   * The forward pass, for use on the engine's thread. It is shared because its transformed kernels
   * are large. It must not be used after this inspector is closed.
   */
  public ForwardPass forward() {
    return forward;
  }

  /**
   * The classes that a pass through the model gives, on the engine's thread.
   *
   * @return all classes, most likely first
   * @throws Problem if the model gives NaN or infinity instead of probabilities
   */
  List<ClassProbability> classes(Pass pass) {
    float[] probabilities = pass.maps(model.network().output()).values();
    List<ClassProbability> classes = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      if (!Float.isFinite(probabilities[i])) {
        throw new Problem("model.answer-not-finite", model.name());
      }
      classes.add(new ClassProbability(i, model.labels().get(i), probabilities[i]));
    }
    classes.sort(Comparator.comparingDouble(ClassProbability::probability).reversed());
    return List.copyOf(classes);
  }
}
