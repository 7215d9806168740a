package org.filterscope.ui.explore.comparison;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.network.Model;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.layer.MapStyle;
import org.filterscope.ui.explore.unit.UnitViewModel;

/** Both sides of a comparison, painted on one scale whenever one of them changes. */
public final class ComparedPicturesViewModel implements AutoCloseable {

  private final Requests requests;
  private final UnitViewModel left;
  private final UnitViewModel right;
  private final Model leftModel;
  private final Model rightModel;
  private final MapStyle style;
  private final LatestRequest<ComparedPictures> painting;
  private final ReadOnlyObjectWrapper<ComparedPictures> painted =
      new ReadOnlyObjectWrapper<>(ComparedPictures.NONE);
  private final Subscriptions subscriptions = new Subscriptions();
  private boolean isInView;

  /**
   * Follows both sides as soon as they are looked at.
   *
   * @param leftModel of the left side
   * @param rightModel of the right side, the same or another
   */
  ComparedPicturesViewModel(
      Requests requests,
      UnitViewModel left,
      Model leftModel,
      UnitViewModel right,
      Model rightModel,
      MapStyle style) {
    this.requests = requests;
    this.left = left;
    this.right = right;
    this.leftModel = leftModel;
    this.rightModel = rightModel;
    this.style = style;
    painting = requests.latest(Duration.ZERO, painted::set);
    for (UnitViewModel side : new UnitViewModel[] {left, right}) {
      subscriptions.onChange(side.map(), this::paint);
      subscriptions.onChange(side.projection(), this::paint);
    }
    subscriptions.onChange(style.colours(), this::paint);
    subscriptions.onChange(style.scaling(), this::paint);
    subscriptions.onChange(style.overlay(), this::paint);
  }

  /** What was painted last; never null. */
  public ReadOnlyObjectProperty<ComparedPictures> painted() {
    return painted.getReadOnlyProperty();
  }

  /** Sets whether the pictures are in view. Otherwise nothing is painted. */
  void look(boolean isNow) {
    isInView = isNow;
    paint();
  }

  @Override
  public void close() {
    subscriptions.close();
    painting.cancel();
  }

  private void paint() {
    if (!isInView) {
      painting.cancel();
      painted.set(ComparedPictures.NONE);
      return;
    }
    ComparedPictures.Source one = source(left, leftModel);
    ComparedPictures.Source other = source(right, rightModel);
    var colours = style.colours().get();
    var scaling = style.scaling().get();
    boolean isOverlay = style.overlay().get();
    painting.request(
        requests.words().get("explore.busy.painting"),
        cancellation ->
            CompletableFuture.supplyAsync(
                () -> ComparedPictures.of(one, other, colours, scaling, isOverlay),
                requests.desk()));
  }

  private static ComparedPictures.Source source(UnitViewModel side, Model model) {
    return new ComparedPictures.Source(
        side.map().get(), side.projection().get(), model.preparation().order());
  }
}
