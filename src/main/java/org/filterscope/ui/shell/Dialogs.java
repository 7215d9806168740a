package org.filterscope.ui.shell;

import org.filterscope.ui.Screen;

/** Opens the dialogs over the window. */
public interface Dialogs {

  /** Opens the list of keys: those of the window and those of the screen in view. */
  void keys(Screen current);

  /** Opens the settings. */
  void settings();

  /** Opens the About dialog: licences, attributions, and where the log is. */
  void about();

  /** Opens the details of a notice. */
  void details(Notice notice);
}
