package org.filterscope.ui.patch;

import org.filterscope.image.Picture;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a winner's cell sees.
 *
 * @param winner which one
 * @param picture the pixels in its box; null if its photograph cannot be read any more
 * @param reason why not; null if it can
 */
public record Patch(TopPatch winner, @Nullable Picture picture, @Nullable Problem reason) {}
