package org.filterscope.patches.store;

import java.nio.file.Path;

/**
 * A summary of an index for the list of indexes.
 *
 * @param file the index file
 * @param model the name of the model it was built with
 * @param checksum checksum of that model
 * @param photographs number of photographs; copies count once
 * @param vanished number of photographs without a file
 * @param views number of views, the parts of photographs that were indexed
 * @param layers number of indexed layers of that model
 * @param bytes the file's size in bytes
 */
public record IndexSummary(
    Path file,
    String model,
    String checksum,
    int photographs,
    int vanished,
    int views,
    int layers,
    long bytes) {}
