package org.filterscope.patches.build;

import java.nio.file.Path;
import org.filterscope.task.Problem;

/**
 * A file that was left out.
 *
 * @param file where it is
 * @param reason why, and what to do
 */
public record SkippedPhotograph(Path file, Problem reason) {}
