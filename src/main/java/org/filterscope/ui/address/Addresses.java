package org.filterscope.ui.address;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import org.filterscope.address.Address;
import org.filterscope.address.ContentId;
import org.filterscope.address.View;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.network.store.StoredModel;
import org.filterscope.projection.Seed;
import org.filterscope.task.Problem;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.ModelSwitch;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.Screen;
import org.filterscope.ui.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Copies the address of the view on the screen, and follows addresses. An address that names
 * anything impossible changes nothing. What is not here is asked for: nothing is downloaded, and no
 * model is put into use unasked. Used on the JavaFX application thread.
 */
public final class Addresses {

  private final Workspace workspace;
  private final Messages words;
  private final ContentSearch search;
  private final ModelSwitch models;
  private final ObservableBooleanValue isModelMissing;
  private final Screens screens;
  private final Consumer<Path> remembering;
  private final Consumer<String> clipboard;

  /** The address to follow once there is a model in use, or the right one; null for none. */
  private @Nullable Address waiting;

  /** The address to follow once its photograph is open; null for none. */
  private @Nullable Arrival arrival;

  /**
   * Counts the addresses, as the search for an older one may end after a newer one was followed.
   */
  private int followed;

  /** The screens of the window. */
  public interface Screens {

    /** All screens. */
    List<Screen> all();

    /** The screen in view. */
    Screen current();

    /** Brings a screen into view. */
    void show(Screen screen);
  }

  private record Arrival(Path file, Address address) {}

  /**
   * Starts with no address to follow.
   *
   * @param search finds photographs and models
   * @param models puts models into use
   * @param isModelMissing whether there will be no model because it could not be loaded
   * @param remembering told about a photograph that the user has chosen, before it is opened
   * @param clipboard takes the text that is copied
   */
  public Addresses(
      Workspace workspace,
      ContentSearch search,
      ModelSwitch models,
      ObservableBooleanValue isModelMissing,
      Screens screens,
      Consumer<Path> remembering,
      Consumer<String> clipboard) {
    this.workspace = workspace;
    this.words = workspace.words();
    this.search = search;
    this.models = models;
    this.isModelMissing = isModelMissing;
    this.screens = screens;
    this.remembering = remembering;
    this.clipboard = clipboard;
    // Screens take over another model or photograph in listeners, too, perhaps after this one.
    workspace.model().addListener((property, old, now) -> later(() -> useModel(now)));
    workspace.picture().photograph().addListener((property, old, now) -> later(() -> arrive(now)));
    isModelMissing.addListener((property, old, now) -> useModel(null));
  }

  /** Puts the address of the view on the screen on the clipboard. */
  public void copy() {
    Screen screen = screens.current();
    Address.Place place = Address.Place.of(screen.id()).orElseThrow();
    ModelInUse used = place.showsModel() ? workspace.model().get() : null;
    ContentId model =
        used == null ? null : ContentId.of(used.model().checksum(), used.model().name());
    View view = screen.view();
    Photograph shown = place.showsPhotograph() ? workspace.picture().photograph().get() : null;
    Path file = shown == null ? null : shown.file();
    if (shown == null || file == null) {
      // A part of a photograph that the address does not name says nothing.
      clipboard.accept(new Address(place, null, model, view.withPart(null)).toString());
      workspace.notices().tell(words.get(shown == null ? "address.copied" : "address.copied.part"));
      return;
    }
    workspace.onDesk(
        () -> ContentId.of(ContentSearch.fingerprint(file), shown.name()),
        photograph -> {
          clipboard.accept(new Address(place, photograph, model, view).toString());
          workspace.notices().tell(words.get("address.copied"));
        });
  }

  /** Follows an address, or says why that is impossible. */
  public void follow(String text) {
    attempt(() -> follow(Address.parse(text)));
  }

  private void follow(Address address) {
    followed++;
    waiting = null;
    arrival = null;
    ModelInUse used = workspace.model().get();
    if (!address.place().showsModel()) {
      check(address, null);
      show(address);
    } else if (used == null) {
      if (isModelMissing.get()) {
        throw new Problem("address.no-network");
      }
      waiting = address;
    } else if (isOf(used, address.model())) {
      check(address, used.model().network());
      toPhotograph(address);
    } else {
      searchModel(address, address.model());
    }
  }

  private static boolean isOf(ModelInUse used, @Nullable ContentId model) {
    return model == null || model.fingerprint().equals(used.model().checksum());
  }

  private void searchModel(Address address, @Nullable ContentId model) {
    if (model == null) {
      return;
    }
    int number = followed;
    workspace.onDesk(
        () -> search.model(model.fingerprint(), workspace.session().get()),
        found -> {
          if (number == followed) {
            found.ifPresentOrElse(
                stored -> offer(address, stored),
                () ->
                    workspace
                        .notices()
                        .problem(
                            new Problem(
                                "address.no-model",
                                model.name().isEmpty() ? "?" : model.name(),
                                model.fingerprint().substring(0, 12))));
          }
        });
  }

  private void offer(Address address, StoredModel stored) {
    workspace
        .notices()
        .offer(
            words.get("address.model", stored.name()),
            words.get("address.model.use", stored.name()),
            () -> {
              followed++;
              arrival = null;
              waiting = address;
              if (stored.kind() == StoredModel.Kind.BUILT_IN) {
                models.useBuiltIn();
              } else {
                models.open(stored.file());
              }
            });
  }

  /** A model has come into use, or none could be loaded. */
  private void useModel(@Nullable ModelInUse now) {
    Address address = waiting;
    if (address == null || (now == null && !isModelMissing.get())) {
      return;
    }
    attempt(() -> follow(address));
  }

  /**
   * Refuses what the network does not have.
   *
   * @param network the network in use; null where the screen shows none
   * @throws Problem if there is no such layer, unit, cell, chapter or explanation
   */
  private void check(Address address, @Nullable Network network) {
    View view = address.view();
    View.Unit unit = view.unit();
    if (unit != null && network != null) {
      Node layer =
          network
              .find(unit.layer())
              .filter(Node::isLayer)
              .orElseThrow(() -> new Problem("address.no-layer", Address.brief(unit.layer())));
      Shape shape = layer.shape();
      if (unit.channel() >= shape.channels()) {
        throw new Problem(
            "address.no-unit",
            layer.name(),
            Integer.toString(unit.channel()),
            Integer.toString(shape.channels() - 1));
      }
      if (view.seed() instanceof Seed.Cell cell
          && (cell.row() >= shape.height() || cell.column() >= shape.width())) {
        throw new Problem(
            "address.no-cell",
            layer.name(),
            Integer.toString(cell.row()),
            Integer.toString(cell.column()),
            Integer.toString(shape.height()),
            Integer.toString(shape.width()));
      }
    }
    screen(address).requireKnown(view);
  }

  private void toPhotograph(Address address) {
    ContentId wanted = address.photograph();
    if (wanted == null) {
      show(address);
      return;
    }
    Photograph shown = workspace.picture().photograph().get();
    Path open = shown == null ? null : shown.file();
    int number = followed;
    workspace.onDesk(
        () -> search.photograph(wanted.fingerprint(), workspace.session().get(), open),
        found -> {
          if (number == followed) {
            found.ifPresentOrElse(file -> open(address, file), () -> ask(address, wanted));
          }
        });
  }

  /** Asks for a photograph that is not here. */
  private void ask(Address address, ContentId wanted) {
    String what =
        wanted.name().isEmpty()
            ? words.get("address.photograph.unnamed")
            : words.get("address.photograph", wanted.name());
    workspace
        .notices()
        .offer(
            what,
            words.get("address.photograph.choose"),
            () ->
                workspace
                    .files()
                    .picture(words.get("address.photograph.title"))
                    .ifPresent(file -> chosen(address, wanted, file)));
  }

  private void chosen(Address address, ContentId wanted, Path file) {
    workspace.onDesk(
        () -> ContentSearch.fingerprint(file),
        fingerprint -> {
          if (fingerprint.equals(wanted.fingerprint())) {
            openNow(address, file);
          } else {
            workspace
                .notices()
                .offer(
                    words.get("address.photograph.other", String.valueOf(file.getFileName())),
                    words.get("address.photograph.other.use"),
                    () -> openNow(address, file));
          }
        });
  }

  /**
   * Opens a photograph for an address that was followed some time ago: the model may be another.
   */
  private void openNow(Address address, Path file) {
    ModelInUse used = workspace.model().get();
    followed++;
    waiting = null;
    attempt(
        () -> {
          if (used == null || !isOf(used, address.model())) {
            follow(address);
          } else {
            check(address, used.model().network());
            remembering.accept(file);
            open(address, file.toAbsolutePath().normalize());
          }
        });
  }

  private void open(Address address, Path file) {
    Photograph shown = workspace.picture().photograph().get();
    if (shown != null && file.equals(shown.file()) && !workspace.picture().busy().get()) {
      show(address);
    } else {
      arrival = new Arrival(file, address);
      workspace.picture().open(file);
    }
  }

  /** A photograph is open. */
  private void arrive(@Nullable Photograph opened) {
    Arrival expected = arrival;
    if (expected == null || opened == null) {
      return;
    }
    arrival = null;
    if (expected.file().equals(opened.file())) {
      show(expected.address());
    }
  }

  private void show(Address address) {
    Screen screen = screen(address);
    screens.show(screen);
    screen.visit(address.view());
  }

  private Screen screen(Address address) {
    return screens.all().stream()
        .filter(screen -> screen.id().equals(address.place().word()))
        .findFirst()
        .orElseThrow(() -> new Problem("address.screen", address.place().word()));
  }

  /** Says why a step is impossible, if it is. */
  private void attempt(Runnable step) {
    try {
      step.run();
    } catch (Problem e) {
      workspace.notices().problem(e);
    }
  }

  private void later(Runnable work) {
    workspace.window().execute(work);
  }
}
