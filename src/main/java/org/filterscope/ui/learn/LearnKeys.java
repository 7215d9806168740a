package org.filterscope.ui.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Messages;
import org.filterscope.ui.OpenPicture;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.unit.UnitScreenKeys;

/** The screen's keys and those of the open chapter, wherever the focus is in the screen. */
final class LearnKeys extends UnitScreenKeys {

  private final OpenPicture files;
  private final LearnView view;

  LearnKeys(OpenPicture files, LearnView view, ExportMenu menu) {
    super(menu);
    this.files = files;
    this.view = view;
  }

  /** The keys that every chapter has. */
  static List<KeyHint> hints(Messages words) {
    return hints(words, "learn.keys.", "step", "chapter", "folder", "save", "copy", "menu");
  }

  /** All keys, those of a chapter first. */
  static List<KeyHint> hints(Messages words, List<KeyHint> ofChapter) {
    List<KeyHint> all = new ArrayList<>(ofChapter);
    all.addAll(hints(words));
    return List.copyOf(all);
  }

  @Override
  protected Optional<Exportable> usual() {
    return view.figure();
  }

  /** Page Up and Page Down move between steps here; on other screens, they move between layers. */
  @Override
  protected boolean moveLayer(int by) {
    view.moveStep(by);
    return true;
  }

  @Override
  protected boolean letter(KeyCode code) {
    if (view.takeInChapter(code)) {
      return true;
    }
    switch (code) {
      case N -> files.next();
      case P -> files.previous();
      case OPEN_BRACKET -> view.moveChapter(-1);
      case CLOSE_BRACKET -> view.moveChapter(1);
      default -> {
        return false;
      }
    }
    return true;
  }
}
