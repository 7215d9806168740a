package org.filterscope.patches.store;

/** Where indexing puts what it finds: an index file, or a part of an index in memory. */
public interface IndexSink {

  /** Describes what is indexed. */
  IndexDescription description();

  /** The summary of the units. */
  Summary summary();

  /** Adds a view that the summary now counts. */
  void add(View view);

  /** Adds or replaces a file. */
  void add(IndexedFile file);

  /** Marks a point at which everything that was added belongs together. */
  void commit();
}
