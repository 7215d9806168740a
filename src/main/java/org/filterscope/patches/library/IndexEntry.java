package org.filterscope.patches.library;

import java.nio.file.Path;
import java.util.Optional;
import org.filterscope.patches.store.IndexSummary;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the list of indexes.
 *
 * @param file the index file
 * @param name the name shown to the user
 * @param isBundled whether it comes with the app; such an index cannot be renamed or deleted
 * @param folder the folder of photographs, if known
 * @param isFinished whether all photographs of the folder have been indexed
 * @param summary a summary of its contents; null if it cannot be read
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
