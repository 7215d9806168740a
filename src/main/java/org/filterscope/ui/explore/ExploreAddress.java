package org.filterscope.ui.explore;

import org.filterscope.address.View;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.network.Node;
import org.filterscope.projection.Seed;
import org.filterscope.task.Problem;
import org.filterscope.ui.Notices;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.explore.why.WhyPart;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the screen shows, as part of an address.
 *
 * @param model the screen's state
 */
record ExploreAddress(ExploreViewModel model) {

  /** How far a part may be from the shape that the network reads: its sides are rounded. */
  private static final double SHAPE = 0.05;

  /**
   * Refuses an explanation that there is not.
   *
   * @throws Problem if there is none of that word
   */
  static void requireKnown(View view) {
    String why = view.why();
    if (why != null && WhyPart.of(why).isEmpty()) {
      throw new Problem("address.no-explanation", why);
    }
  }

  /** The unit that is chosen, or the one that is explained. */
  View view() {
    UnitSelection choice = model.choice();
    UnitAddress asked = model.why().isOpen().get() ? model.why().asked().get() : null;
    String layer = asked == null ? choice.layer().get().name() : asked.layer();
    int channel = asked == null ? choice.channel().get() : asked.channel();
    boolean isUnit = View.Unit.isLayer(layer) && channel != UnitSelection.NONE;
    boolean hasMap = isUnit && asked == null && !choice.layer().get().shape().isVector();
    return new View(
        View.Unit.isLayer(layer) ? new View.Unit(layer, channel) : null,
        hasMap ? choice.seed().get() : null,
        part(),
        choice.mode().get(),
        choice.contrast().get(),
        isUnit && asked != null ? model.why().part().get().word() : null,
        null);
  }

  private View.@Nullable Part part() {
    Photograph shown = model.photograph().photograph().get();
    Crop framing = model.photograph().framing().get();
    if (shown == null || framing == null || framing.equals(model.usualFraming(shown))) {
      return null;
    }
    Box box = framing.box();
    return new View.Part(box.x0(), box.y0(), box.x1(), box.y1());
  }

  /** Shows what an address names, on the photograph that is open. */
  void visit(View view, Notices notices) {
    model.why().leave();
    UnitSelection choice = model.choice();
    if (view.mode() != null) {
      choice.mode().set(view.mode());
    }
    if (view.contrast() != null) {
      choice.contrast().set(view.contrast());
    }
    View.Unit unit = view.unit();
    if (unit == null) {
      return;
    }
    Node layer = model.network().find(unit.layer()).orElseThrow();
    if (unit.channel() == View.Unit.WHOLE) {
      choice.toLayer(layer);
    } else {
      choice.to(layer, unit.channel());
      boolean isCell = view.seed() != null && !layer.shape().isVector();
      choice.seed().set(isCell ? view.seed() : new Seed.Strongest());
    }
    frame(view.part(), notices);
    if (view.why() != null) {
      model.why().open(new UnitAddress(unit.layer(), unit.channel()));
      WhyPart.of(view.why()).ifPresent(model.why().part()::set);
    }
  }

  private void frame(View.@Nullable Part part, Notices notices) {
    Photograph shown = model.photograph().photograph().get();
    if (shown == null || part == null) {
      model.photograph().frameAsUsual();
      return;
    }
    Picture picture = shown.picture();
    Box usual = model.usualFraming(shown).box();
    double stretch =
        (part.x1() - part.x0()) / (part.y1() - part.y0()) / (usual.width() / usual.height());
    boolean isInside = part.x1() <= picture.width() && part.y1() <= picture.height();
    if (!isInside || Math.abs(stretch - 1) > SHAPE) {
      notices.problem(new Problem("address.no-part", shown.name()));
      model.photograph().frameAsUsual();
      return;
    }
    Box box = new Box(part.x0(), part.y0(), part.x1(), part.y1());
    model.photograph().frame(new Crop(picture.width(), picture.height(), box));
  }
}
