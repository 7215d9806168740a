package org.filterscope.ui.explore;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Messages;
import org.filterscope.ui.OpenPicture;
import org.filterscope.ui.explore.unit.UnitExports;
import org.filterscope.ui.explore.wall.WallPane;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.UnitScreenKeys;

/** The screen's keyboard shortcuts, which work wherever the focus is. */
final class ExploreKeys extends UnitScreenKeys {

  private final OpenPicture files;
  private final ExploreViewModel model;
  private final WallPane wall;
  private final UnitExports exhibits;
  private final Consumer<CellAddress> arithmetic;
  private final Explanations explanations;

  /** What keys do with explanations. */
  interface Explanations {

    /** Explains the class whose row has the focus, or else the chosen unit. */
    void explain();

    /** What of them is saved and copied where nothing in particular has the focus. */
    Optional<Exportable> exhibit();

    /** Whether a picture is shown over the whole screen. */
    boolean isEnlarged();
  }

  ExploreKeys(
      OpenPicture files,
      ExploreViewModel model,
      WallPane wall,
      UnitExports exhibits,
      ExportMenu menu,
      Consumer<CellAddress> arithmetic,
      Explanations explanations) {
    super(menu);
    this.files = files;
    this.model = model;
    this.wall = wall;
    this.exhibits = exhibits;
    this.arithmetic = arithmetic;
    this.explanations = explanations;
  }

  /** The list of keys. */
  static List<KeyHint> hints(Messages words) {
    return hints(
        words,
        "explore.keys.",
        "wall",
        "layer",
        "folder",
        "camera",
        "keep",
        "mode",
        "freeze",
        "overlay",
        "enlarge",
        "jump",
        "arithmetic",
        "why",
        "compare",
        "wallfocus",
        "class",
        "save",
        "copy",
        "menu");
  }

  @Override
  protected Optional<Exportable> usual() {
    if (model.why().isOpen().get()) {
      return explanations.exhibit();
    }
    return exhibits.projection(
        model.unit().unit().projection().get(), model.unit().closeUp().get());
  }

  @Override
  protected boolean moveLayer(int by) {
    if (model.why().isOpen().get()) {
      return false;
    }
    model.choice().moveLayer(by);
    return true;
  }

  @Override
  protected boolean letter(KeyCode code) {
    switch (code) {
      case N -> files.next();
      case P -> files.previous();
      case Y -> explanations.explain();
      case L -> model.toggleCamera();
      case K -> model.keepFrame();
      default -> {
        return model.why().isOpen().get() ? leave(code) : unitLetter(code);
      }
    }
    return true;
  }

  private boolean leave(KeyCode code) {
    boolean isLeaving = code == KeyCode.ESCAPE && !explanations.isEnlarged();
    if (isLeaving) {
      model.why().leave();
    }
    return isLeaving;
  }

  /** The letters that change what is shown of units. */
  private boolean unitLetter(KeyCode code) {
    switch (code) {
      case M -> model.choice().nextMode();
      case F -> model.unit().frozen().freeze();
      case O -> model.unit().overlay().set(!model.unit().overlay().get());
      case G -> wall.focusJump();
      case A -> model.unit().convolvedCell().ifPresent(arithmetic);
      case W -> wall.focusUnits();
      case C -> model.comparison().isOpen().set(!model.comparison().isOpen().get());
      default -> {
        return false;
      }
    }
    return true;
  }
}
