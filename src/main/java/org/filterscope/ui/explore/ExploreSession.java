package org.filterscope.ui.explore;

import javafx.beans.value.ChangeListener;
import org.filterscope.home.AutosavedFile;
import org.filterscope.home.Session;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.network.Node;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.filterscope.ui.unit.SharedSelection;
import org.jspecify.annotations.Nullable;

/** What was looked at, from one session to the next. */
final class ExploreSession {

  private final ModelInUse used;
  private final AutosavedFile<Session> session;

  /** As the last session left it: this one changes it as soon as a photograph opens. */
  private final Session.Explored last;

  private final SharedSelection shared;
  private boolean isInView = true;

  ExploreSession(AutosavedFile<Session> session, ModelInUse used) {
    this.used = used;
    this.session = session;
    last = session.get().explored();
    shared = new SharedSelection(session, used.model().network());
  }

  /** Goes to the unit looked at last, here or on another screen, where this network has it. */
  void restore(UnitSelection choice) {
    shared.layer().ifPresent(layer -> restore(choice, layer, shared.channel()));
    shared.mode().ifPresent(choice.mode()::set);
    shared.contrast().ifPresent(choice.contrast()::set);
  }

  /** Where another screen had no unit to show, the one that was chosen here stays. */
  private static void restore(UnitSelection choice, Node layer, int channel) {
    if (channel != SharedSelection.NONE || layer.index() != choice.layer().get().index()) {
      choice.to(layer, channel);
    }
  }

  /** While another screen is in view, that one chooses; then its choice is taken over. */
  void look(boolean isNow, UnitSelection choice) {
    if (isNow) {
      restore(choice);
    }
    isInView = isNow;
  }

  /** The part of a photograph that the network sees unless another is chosen. */
  Crop usualFraming(Photograph shown) {
    return used.inspector().framing(shown.picture());
  }

  /** The part of a session's first photograph that the network saw last; else the usual part. */
  Crop framing(Photograph first) {
    Crop usual = used.inspector().framing(first.picture());
    Session.Frame frame = last.frame();
    boolean isLastOne = first.file() != null && first.file().toString().equals(last.image());
    return frame != null && isLastOne && fits(frame, first.picture())
        ? new Crop(
            first.picture().width(),
            first.picture().height(),
            new Box(frame.x0(), frame.y0(), frame.x1(), frame.y1()))
        : usual;
  }

  /** Remembers what is looked at from now on. */
  void follow(UnitSelection choice, PhotographViewModel photograph) {
    ChangeListener<Object> changed =
        (property, old, now) -> {
          if (isInView) {
            shared.choose(
                choice.layer().get(),
                choice.channel().get(),
                choice.mode().get(),
                choice.contrast().get());
          }
        };
    choice.layer().addListener(changed);
    choice.channel().addListener(changed);
    choice.mode().addListener(changed);
    choice.contrast().addListener(changed);
    photograph
        .framing()
        .addListener((property, old, now) -> keep(photograph.photograph().get(), now));
  }

  private void keep(@Nullable Photograph photograph, @Nullable Crop framing) {
    // Only photographs with a file can be opened again.
    if (photograph != null && photograph.file() != null && framing != null) {
      Box box = framing.box();
      boolean isUsual = framing.equals(used.inspector().framing(photograph.picture()));
      Session.Frame frame =
          isUsual ? null : new Session.Frame(box.x0(), box.y0(), box.x1(), box.y1());
      session.change(before -> before.withFrame(frame));
    }
  }

  /** The file may hold another picture by now. */
  private static boolean fits(Session.Frame frame, Picture picture) {
    return frame.x0() >= 0
        && frame.y0() >= 0
        && frame.x1() <= picture.width()
        && frame.y1() <= picture.height()
        && frame.x1() - frame.x0() >= 1
        && frame.y1() - frame.y0() >= 1;
  }
}
