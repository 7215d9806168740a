package org.filterscope.ui.shell;

import org.filterscope.ui.Screen;

/** What opens over the window. */
public interface Dialogs {

  /** The list of keys: those of the window, and those of the screen in view. */
  void keys(Screen current);

  /** The settings. */
  void settings();

  /** Licences, attributions, and where the log is. */
  void about();

  /** All that is known about something told. */
  void details(Notice notice);
}
