package org.filterscope.patches.store;

import java.nio.file.Path;

/**
 * What an index is of, as a list of indexes says it.
 *
 * @param file where it is
 * @param model the name of the model it was built with
 * @param checksum that model's
 * @param photographs how many were counted, copies once
 * @param vanished how many of them have no file any more
 * @param views parts of photographs that were looked at
 * @param layers how many it knows, of the model it was built with
 * @param bytes the file's size
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
