package org.filterscope.ui.explore.comparison;

import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.ui.FileChoice;
import org.filterscope.ui.LiveCamera;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.OpenPicture;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.Requests;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.compare.OpenReference;
import org.filterscope.ui.compare.ReferenceModel;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.layer.LayerViewModel;
import org.filterscope.ui.explore.layer.MapStyle;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.explore.unit.UnitViewModel;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.jspecify.annotations.Nullable;

/**
 * What the first photograph is compared with, on the same unit: a second photograph, or an earlier
 * model, or both. Without a second photograph the earlier model sees the first, in the same frame.
 */
public final class ComparisonViewModel implements AutoCloseable {

  private final Requests requests;
  private final FileChoice files;
  private final ModelInUse used;
  private final UnitSelection choice;
  private final PhotographViewModel first;
  private final UnitViewModel firstUnit;
  private final MapStyle style;
  private final OpenPicture firstPicture;
  private final OpenPicture picture;
  private final LiveCamera camera;
  private final ReadOnlyObjectWrapper<Second> second;
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final Subscriptions subscriptions = new Subscriptions();

  /**
   * The right side of a comparison.
   *
   * @param earlier the model; null for the one in use
   * @param photograph as that model sees it
   * @param layer the chosen layer on it
   * @param unit the chosen unit on it
   * @param pictures both sides, painted on one scale
   */
  public record Second(
      @Nullable OpenReference earlier,
      PhotographViewModel photograph,
      LayerViewModel layer,
      UnitViewModel unit,
      ComparedPicturesViewModel pictures)
      implements AutoCloseable {

    @Override
    public void close() {
      pictures.close();
      unit.close();
      layer.close();
      photograph.close();
    }
  }

  /**
   * A comparison that begins with the reference model, if there is one.
   *
   * @param workspace has the first photograph's file, and makes a place for another
   * @param first the first photograph
   * @param firstUnit the unit on it
   */
  public ComparisonViewModel(
      Workspace workspace,
      ModelInUse used,
      ReferenceModel before,
      UnitSelection choice,
      PhotographViewModel first,
      UnitViewModel firstUnit,
      MapStyle style) {
    requests = workspace.requests();
    files = workspace.files();
    this.used = used;
    this.choice = choice;
    this.first = first;
    this.firstUnit = firstUnit;
    this.style = style;
    firstPicture = workspace.picture();
    picture = workspace.otherPicture();
    camera = workspace.camera();
    OpenReference now = before.earlier().get();
    second = new ReadOnlyObjectWrapper<>(secondOf(now));
    picture.photograph().addListener((property, old, shown) -> show());
    first.photograph().addListener((property, old, shown) -> follow());
    first.framing().addListener((property, old, shown) -> follow());
    subscriptions.onChange(camera.state(), this::follow);
    open.addListener((property, old, isOpen) -> openOrForget(isOpen));
    subscriptions.onValue(before.earlier(), this::begin);
    open.set(now != null);
  }

  /** Whether the comparison has its place in the window. */
  public BooleanProperty isOpen() {
    return open;
  }

  /** The second photograph and its neighbours. */
  public OpenPicture picture() {
    return picture;
  }

  /** The name of the model in use. */
  String modelName() {
    return used.model().name();
  }

  /** Lets the user choose the second photograph. */
  public void choose() {
    files.picture(requests.words().get("explore.compare.open")).ifPresent(this::open);
  }

  /** The second becomes the one in use, and the first the second. */
  void swap() {
    Photograph one = first.photograph().get();
    Photograph other = picture.photograph().get();
    if (one != null && other != null) {
      firstPicture.show(other);
      picture.show(one);
    }
  }

  /** The right side; another one with each earlier model. */
  public ReadOnlyObjectProperty<Second> second() {
    return second.getReadOnlyProperty();
  }

  /** Compares with a file. */
  public void open(Path file) {
    open.set(true);
    picture.open(file);
  }

  /**
   * Compares with a picture that is no file.
   *
   * @param name what it is called
   * @param pixels gives it, on a worker
   */
  void show(String name, Supplier<Picture> pixels) {
    open.set(true);
    picture.show(name, pixels);
  }

  @Override
  public void close() {
    subscriptions.close();
    picture.close();
    second.get().close();
  }

  private Second secondOf(@Nullable OpenReference model) {
    ModelInUse other = model == null ? used : model.used();
    PhotographViewModel photograph = new PhotographViewModel(requests, other.inspector());
    LayerViewModel layer =
        new LayerViewModel(requests, other.model().network(), photograph, choice);
    UnitViewModel unit = new UnitViewModel(requests, other.model(), photograph, layer, choice);
    ComparedPicturesViewModel pictures =
        new ComparedPicturesViewModel(
            requests, firstUnit, used.model(), unit, other.model(), style);
    pictures.look(open.get());
    return new Second(model, photograph, layer, unit, pictures);
  }

  /** With another earlier model all begins anew; what the one before has made goes with it. */
  private void begin(@Nullable OpenReference model) {
    Second old = second.get();
    old.close();
    second.set(secondOf(model));
    if (model != null) {
      open.set(true);
    }
    show();
  }

  private void show() {
    PhotographViewModel shown = second.get().photograph();
    Photograph opened = picture.photograph().get();
    Photograph same = first.photograph().get();
    Crop part = first.framing().get();
    if (!open.get()) {
      shown.close();
    } else if (opened != null) {
      shown.show(opened);
    } else if (second.get().earlier() != null && same != null && part != null && !camera.isOn()) {
      if (isPartOf(same.picture(), part)) {
        shown.show(same, part);
      }
    } else {
      shown.close();
    }
  }

  /** Between two photographs, the part may still be that of the one before. */
  private static boolean isPartOf(Picture photograph, Crop part) {
    return part.pictureWidth() == photograph.width() && part.pictureHeight() == photograph.height();
  }

  /**
   * The earlier model looks where the one in use looks. A camera's frames come too fast for two
   * models; what it has shown last is compared once it is off.
   */
  private void follow() {
    if (picture.photograph().get() == null && second.get().earlier() != null) {
      show();
    }
  }

  /** Out of sight, it shall not cost a pass through the network. */
  private void openOrForget(boolean isOpen) {
    second.get().pictures().look(isOpen);
    if (!isOpen) {
      picture.forget();
    }
    show();
  }
}
