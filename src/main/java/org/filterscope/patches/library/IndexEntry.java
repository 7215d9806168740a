package org.filterscope.patches.library;

import java.nio.file.Path;
import java.util.Optional;
import org.filterscope.patches.store.IndexSummary;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * An index as a list of indexes has it.
 *
 * @param file where it is
 * @param name what the user calls it
 * @param isBundled whether it came with the app; then it can neither be renamed nor deleted
 * @param folder the photographs, where that is known
 * @param isFinished whether all of them were looked at
 * @param summary what it is of; null if it cannot be read
 * @param problem why it cannot be read; null if it can
 */
public record IndexEntry(
    Path file,
    String name,
    boolean isBundled,
    Optional<Path> folder,
    boolean isFinished,
    @Nullable IndexSummary summary,
    @Nullable Problem problem) {}
