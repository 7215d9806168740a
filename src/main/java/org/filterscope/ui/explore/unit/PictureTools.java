package org.filterscope.ui.explore.unit;

import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.unit.PictureOverlay;

/**
 * What can be done with a picture on the screen.
 *
 * @param exhibits what is saved and copied of it
 * @param menu saves and copies
 * @param overlay enlarges
 */
public record PictureTools(UnitExports exhibits, ExportMenu menu, PictureOverlay overlay) {}
