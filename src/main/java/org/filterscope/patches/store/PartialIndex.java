package org.filterscope.patches.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What some of an index's photographs give, in memory. Parts without a common photograph can be
 * merged in any order to the same index.
 */
public final class PartialIndex implements IndexSink {

  private final IndexDescription description;
  private final Summary summary;
  private final Map<Long, View> views = new HashMap<>();
  private final List<IndexedFile> files = new ArrayList<>();

  /** Creates an empty part of an index. */
  public PartialIndex(IndexDescription description) {
    this.description = description;
    this.summary = new Summary(description.units(), description.cuts().kept());
  }

  @Override
  public IndexDescription description() {
    return description;
  }

  @Override
  public Summary summary() {
    return summary;
  }

  @Override
  public void add(View view) {
    views.put(view.id(), view);
  }

  @Override
  public void add(IndexedFile file) {
    files.add(file);
  }

  @Override
  public void commit() {
    // There is no file.
  }

  /** The views that were counted. */
  public Collection<View> views() {
    return views.values();
  }

  /** The files that were read. */
  public List<IndexedFile> files() {
    return files;
  }

  /**
   * Merges another part into this one. A part that is merged twice counts once.
   *
   * @throws IllegalArgumentException if the parts share some of their views, but neither has all of
   *     the other's: counts of single views are not kept
   */
  public void merge(PartialIndex other) {
    long both = other.views.keySet().stream().filter(views::containsKey).count();
    if (both == 0) {
      summary.addCounts(other.summary);
    } else if (both == views.size()) {
      summary.replaceCounts(other.summary);
    } else if (both < other.views.size()) {
      throw new IllegalArgumentException(both + " views are in both parts, and others are not");
    }
    summary.offerTopPatches(other.summary);
    views.putAll(other.views);
    files.addAll(other.files);
  }

  /** Adds everything to an index that has none of the photographs, and commits. */
  public void writeTo(IndexWriter index) {
    index.summary().addCounts(summary);
    index.summary().offerTopPatches(summary);
    views.values().forEach(index::add);
    files.forEach(index::add);
    index.commit();
  }
}
