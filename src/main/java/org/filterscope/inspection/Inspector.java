package org.filterscope.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.network.Model;
import org.filterscope.network.Preparation;
import org.filterscope.projection.Projector;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;

/**
 * Looks at photographs through one model. May be called on any thread; the work is done on the
 * engine's.
 */
public final class Inspector implements AutoCloseable {
  private final Engine engine;
  private final Model model;
  private final ForwardPass forward;
  private final Projector projector;

  /** Looks through a model, with an engine that others may use too. */
  public Inspector(Engine engine, Model model) {
    this.engine = engine;
    this.model = model;
    this.forward = new ForwardPass(model.network());
    this.projector = new Projector();
  }

  /** The model it looks through. */
  public Model model() {
    return model;
  }

  /** The square of a photograph that the model reads if nobody chooses another. */
  public Crop framing(Picture picture) {
    return model.preparation().framing(picture);
  }

  /**
   * Sends a photograph through all layers.
   *
   * @param framing the square of the photograph that the model reads
   * @return completes with what can be asked about it; exceptionally with {@link
   *     org.filterscope.task.Cancelled} if cancelled, and with a {@link Problem} if the model gives
   *     no probabilities but NaN or infinity. The caller closes it.
   */
  public CompletableFuture<Inspection> inspect(
      Picture picture, Crop framing, Cancellation cancellation) {
    return engine.now(
        () -> {
          cancellation.check();
          Preparation preparation = model.preparation();
          Picture input = preparation.cut(picture, framing);
          Pass pass = forward.run(preparation.apply(input.argb()), cancellation, () -> {});
          try {
            return new Inspection(engine, this, picture, framing, input, pass, classes(pass));
          } catch (Problem e) {
            pass.close();
            throw e;
          }
        });
  }

  /**
   * Asks for the classes only, in the background: what a person waits for goes before, also in the
   * middle.
   *
   * @param argb what the network sees, {@code side * side} opaque pixels
   * @return all classes, the likeliest first; exceptionally with {@link
   *     org.filterscope.task.Cancelled} if cancelled, and with a {@link Problem} as above
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
   * Frees the model's working memory, once what is under way is done, work in the background
   * included.
   */
  @Override
  public void close() {
    var unused = free();
  }

  /**
   * As {@link #close}.
   *
   * @return completes when the memory is free
   */
  public CompletableFuture<Boolean> free() {
    // Not at once: background work that gives way in the middle of a pass goes on with it.
    return engine.background(
        () -> {
          forward.close();
          projector.close();
          return true;
        });
  }

  /** Projects on the engine's thread; shared, for its memory is large. */
  public Projector projector() {
    return projector;
  }

  /**
   * Sends images through the model on the engine's thread; shared, for the transformed kernels that
   * it keeps are large. Whoever uses it stops before this inspector is closed.
   */
  public ForwardPass forward() {
    return forward;
  }

  /**
   * What a pass through the model says, on the engine's thread.
   *
   * @return all classes, the likeliest first
   * @throws Problem if the model gives no probabilities but NaN or infinity
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
