package org.filterscope.ui.filters;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.address.View;
import org.filterscope.network.Node;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.compare.ReferenceModel;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.index.OpenIndex;
import org.filterscope.ui.unit.PatchLocation;
import org.filterscope.ui.unit.SharedSelection;
import org.filterscope.ui.unit.TopPatches;
import org.filterscope.ui.unit.UnitAddress;
import org.filterscope.ui.unit.UnitNames;
import org.jspecify.annotations.Nullable;

/** The view model of the Filters screen: a layer, its units in an order, and the selected unit. */
final class FiltersViewModel implements AutoCloseable {

  /** The side of the selected unit's patches, in logical pixels. */
  static final int LARGE = 140;

  /** A pause long enough that a held-down key does not read every layer on its way. */
  private static final Duration REST = Duration.ofMillis(30);

  private final Workspace workspace;
  private final ModelInUse used;
  private final Indexes indexes;
  private final Consumer<PatchLocation> explore;
  private final FiltersSelection choice;
  private final UnitNames names;
  private final ReadOnlyObjectWrapper<@Nullable LayerPatches> patches =
      new ReadOnlyObjectWrapper<>();
  private final LatestRequest<LayerPatches> reading;
  private final WallPictures tiles;
  private final TopPatches top;
  private final ComparedPatches compared;
  private final Invitation invitation;
  private final SharedSelection shared;
  private boolean isInView;

  private final Subscriptions subscriptions = new Subscriptions();

  /**
   * Creates the view model for one model in use.
   *
   * @param before the earlier model that the network is compared with
   * @param explore shows a place in Explore
   */
  FiltersViewModel(
      Workspace workspace,
      ModelInUse used,
      Indexes indexes,
      ReferenceModel before,
      Consumer<PatchLocation> explore) {
    this.workspace = workspace;
    this.used = used;
    this.indexes = indexes;
    this.explore = explore;
    choice = new FiltersSelection(used.model().network().layers());
    names = new UnitNames(used.model(), workspace.words());
    reading = workspace.requests().latest(REST, this::arrived);
    shared = new SharedSelection(workspace.session(), used.model().network());
    restore();
    tiles = new WallPictures(workspace, used.model(), choice);
    top = new TopPatches(workspace.requests(), used.model(), LARGE, Duration.ofMillis(60));
    compared = new ComparedPatches(workspace.requests(), before, LARGE);
    invitation = new Invitation(workspace, indexes);
    choice.layer().addListener((property, old, now) -> read());
    choice.layer().addListener((property, old, now) -> chosen());
    choice.unit().addListener((property, old, now) -> chosen());
    choice.mode().addListener((property, old, now) -> chosen());
    choice.contrast().addListener((property, old, now) -> draw());
    draw();
    top.busy().addListener((property, old, now) -> hold());
    top.shown()
        .addListener(
            (property, old, now) -> {
              if (now != null) {
                tiles.take(now);
              }
            });
    subscriptions.onChange(indexes.open(), this::read);
    subscriptions.onChange(indexes.growth(), this::read);
    compared.top().addListener((property, old, now) -> compare());
    read();
  }

  /** What all screens share. */
  Workspace workspace() {
    return workspace;
  }

  /** The network. */
  ModelInUse used() {
    return used;
  }

  /** The window's texts. */
  Messages words() {
    return workspace.words();
  }

  /** The indexes. */
  Indexes indexes() {
    return indexes;
  }

  /** Whether to invite the user to index their own photographs. */
  Invitation invitation() {
    return invitation;
  }

  /** The selection. */
  FiltersSelection choice() {
    return choice;
  }

  /** The names of units. */
  UnitNames names() {
    return names;
  }

  /** The layer's content in the index; null before the first answer, and without an index. */
  ReadOnlyObjectProperty<@Nullable LayerPatches> patches() {
    return patches.getReadOnlyProperty();
  }

  /** The pictures on the wall. */
  WallPictures tiles() {
    return tiles;
  }

  /** The unit's top patches, large. */
  TopPatches top() {
    return top;
  }

  /** The unit in the earlier model, if there is one. */
  ComparedPatches compared() {
    return compared;
  }

  /** The channels of the layer, in the chosen order. */
  int[] arranged(LayerPatches known) {
    return choice.order().get().of(known.units(), compared.changesOf(known.layer()));
  }

  /**
   * Sets whether the screen is in view. Hidden patches are not projected. A screen that comes into
   * view takes over the unit of the previous one.
   */
  void look(boolean isNow) {
    if (isNow) {
      restore();
    }
    isInView = isNow;
    hold();
    look();
  }

  /** Whether the patches on the wall are from a layer other than the selected one. */
  boolean isStale() {
    LayerPatches now = patches.get();
    return now != null && now.layer().index() != choice.layer().get().index();
  }

  /** A unit of the layer in the index; null if unknown or not yet read. */
  @Nullable UnitPatches patchesOf(int channel) {
    LayerPatches now = patches.get();
    return now == null || isStale() || channel < 0 || channel >= now.units().size()
        ? null
        : now.units().get(channel);
  }

  /**
   * Goes to the unit that the user typed.
   *
   * @return whether it exists; if not, a notice says which units there are
   */
  boolean jumpTo(String typed, IntConsumer reveal) {
    String digits = typed.strip();
    int channels = choice.layer().get().shape().channels();
    if (digits.matches("[0-9]{1,9}") && Integer.parseInt(digits) < channels) {
      if (choice.order().get() == UnitOrder.DEAD) {
        choice.order().set(UnitOrder.NUMBER);
      }
      choice.unit().set(Integer.parseInt(digits));
      reveal.accept(choice.unit().get());
      return true;
    }
    workspace
        .notices()
        .tell(
            words()
                .get(
                    "explore.jump.unknown",
                    choice.layer().get().name(),
                    digits,
                    Integer.toString(channels - 1)));
    return false;
  }

  /** Goes to a unit, if the network has it. */
  void visit(UnitAddress place) {
    Node wanted = used.model().network().find(place.layer()).orElse(choice.layer().get());
    if (choice.order().get() == UnitOrder.DEAD) {
      choice.order().set(UnitOrder.NUMBER);
    }
    choice.to(wanted, place.channel());
  }

  /** What is shown, for an address. */
  View view() {
    String layer = choice.layer().get().name();
    View.Unit unit = View.Unit.isLayer(layer) ? new View.Unit(layer, choice.unit().get()) : null;
    return new View(unit, null, null, choice.mode().get(), choice.contrast().get(), null, null);
  }

  /** Shows what an address names, as far as the network has it. */
  void visit(View view) {
    View.Unit unit = view.unit();
    if (view.mode() != null) {
      choice.mode().set(view.mode());
    }
    if (view.contrast() != null) {
      choice.contrast().set(view.contrast());
    }
    if (unit != null) {
      visit(new UnitAddress(unit.layer(), unit.channel()));
    }
  }

  /** Shows a place in Explore. */
  void visit(PatchLocation place) {
    explore.accept(place);
  }

  /** Lets the user choose a folder and indexes it. */
  void chooseFolder() {
    workspace.files().folder(words().get("filters.index.choose")).ifPresent(indexes::build);
  }

  @Override
  public void close() {
    subscriptions.close();
    compared.close();
    reading.cancel();
    tiles.close();
    top.close();
    invitation.close();
  }

  private void read() {
    OpenIndex index = indexes.open().get();
    Node wanted = choice.layer().get();
    if (index == null || !index.used().equals(used)) {
      reading.cancel();
      patches.set(null);
      look();
      return;
    }
    reading.request(
        words().get("filters.busy.reading", wanted.name()),
        cancellation ->
            CompletableFuture.supplyAsync(
                () -> LayerPatches.read(index, wanted), workspace.desk()));
  }

  private void arrived(LayerPatches result) {
    tiles.use(result);
    patches.set(result);
    if (!isStale() && choice.unit().get() == FiltersSelection.NONE) {
      int[] first = arranged(result);
      choice.unit().set(first.length > 0 ? first[0] : FiltersSelection.NONE);
    }
    look();
  }

  private void restore() {
    shared.layer().ifPresent(layer -> choice.to(layer, shared.channel()));
    shared.mode().ifPresent(choice.mode()::set);
    shared.contrast().ifPresent(choice.contrast()::set);
  }

  private void chosen() {
    keep();
    look();
  }

  private void draw() {
    keep();
    top.contrast(choice.contrast().get());
    compared.contrast(choice.contrast().get());
  }

  private void keep() {
    if (isInView) {
      shared.choose(
          choice.layer().get(), choice.unit().get(), choice.mode().get(), choice.contrast().get());
    }
  }

  /** Falls back to the order by channel when there is no earlier model to compare with. */
  private void compare() {
    if (compared.top().get() == null && choice.order().get() == UnitOrder.CHANGED) {
      choice.order().set(UnitOrder.NUMBER);
    }
    look();
  }

  /** Lets the wall wait while the selected unit is being projected or the screen is out of view. */
  private void hold() {
    tiles.hold(!isInView || top.busy().get());
  }

  private void look() {
    LayerPatches now = patches.get();
    UnitPatches wanted = patchesOf(choice.unit().get());
    if (!isInView || now == null || wanted == null) {
      top.clear();
      compared.clear();
    } else {
      top.show(now.index(), now.layer(), wanted, choice.mode().get());
      compared.show(now, wanted, choice.mode().get());
    }
  }
}
