package org.filterscope.ui.patch;

import org.filterscope.image.Picture;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The patch of a photograph that a unit's cell sees.
 *
 * @param topPatch the photograph and cell
 * @param picture the pixels in its box; null if the photograph can no longer be read
 * @param reason why not; null if it can
 */
public record Patch(TopPatch topPatch, @Nullable Picture picture, @Nullable Problem reason) {}
