package org.filterscope.ui.explore.why;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.explanation.ClassActivation;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.Enlargement;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Overlay;
import org.filterscope.figure.Scale;
import org.filterscope.image.Picture;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.filterscope.ui.control.Subscriptions;
import org.jspecify.annotations.Nullable;

/** Class activation at a chosen layer, without its nodes. Computed only while it is seen. */
final class ActivationViewModel implements AutoCloseable {

  private final Requests requests;
  private final ReadOnlyObjectProperty<@Nullable Question> question;
  private final ReadOnlyBooleanProperty isSeen;
  private final LayerChoice layers;
  private final ReadOnlyObjectWrapper<@Nullable Painted> painted = new ReadOnlyObjectWrapper<>();
  private final LatestRequest<Painted> computing;
  private final Subscriptions subscriptions = new Subscriptions();

  /**
   * A map of the question's class or unit.
   *
   * @param of what it answers
   * @param activation the map
   * @param painter its colours and scale
   * @param picture the map over what the network saw, enlarged smoothly
   */
  record Painted(Question of, ClassActivation activation, MapPainter painter, Picture picture) {

    static Painted of(Question question, ClassActivation activation) {
      MapPainter painter = new MapPainter(ColourMap.VIRIDIS, Scale.of(activation.map()));
      Picture input = question.inspection().input();
      return new Painted(
          question,
          activation,
          painter,
          Overlay.of(input, activation.map(), painter, Enlargement.SMOOTH));
    }
  }

  ActivationViewModel(
      Requests requests,
      Model model,
      ReadOnlyObjectProperty<@Nullable Question> question,
      ReadOnlyBooleanProperty isSeen) {
    this.requests = requests;
    this.question = question;
    this.isSeen = isSeen;
    layers = new LayerChoice(model);
    computing = requests.latest(Duration.ZERO, painted::set);
    subscriptions.onChange(question, this::asked);
    subscriptions.onChange(layers.layer(), this::compute);
    subscriptions.onChange(isSeen, this::look);
  }

  /** The layer of the maps. */
  LayerChoice layers() {
    return layers;
  }

  /** The map; null until it is there, of an earlier layer while {@link #busy}. */
  ReadOnlyObjectProperty<@Nullable Painted> painted() {
    return painted.getReadOnlyProperty();
  }

  /** Whether the map is on its way. */
  ReadOnlyBooleanProperty busy() {
    return computing.busy();
  }

  @Override
  public void close() {
    subscriptions.close();
    computing.cancel();
  }

  private void asked() {
    painted.set(null);
    computing.cancel();
    Question now = question.get();
    if (now != null) {
      layers.before(now.target().node());
    }
    compute();
  }

  private void look() {
    if (isSeen.get() && painted.get() == null) {
      compute();
    }
  }

  private void compute() {
    Question now = question.get();
    Node layer = layers.layer().get();
    if (now == null || layer == null || !isSeen.get()) {
      return;
    }
    computing.request(
        requests.words().get("why.activation.job", now.target().label()),
        cancellation ->
            CompletableFuture.supplyAsync(
                () ->
                    Painted.of(
                        now,
                        ClassActivation.of(now.inspection(), layer, now.target(), cancellation)),
                requests.desk()));
  }
}
