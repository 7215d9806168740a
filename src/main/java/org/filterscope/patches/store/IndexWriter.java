package org.filterscope.patches.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.filterscope.task.Problem;

/**
 * An index that is open for writing. It holds the write lock the whole time, so that two processes
 * cannot build the same index. Readers see each batch once it is committed.
 */
public final class IndexWriter implements IndexSink, AutoCloseable {

  /** Photographs of which no file is left. */
  public static final String COUNT_VANISHED =
      "SELECT count(DISTINCT photograph) FROM view"
          + " WHERE photograph NOT IN (SELECT photograph FROM file)";

  private static final String NAMING = "naming";

  private final IndexDatabase database;
  private final IndexDescription description;
  private final FileNaming naming;
  private final StoredIndex stored;
  private final Summary summary;
  private final SummaryWriter units;
  private final List<IndexedFile> newFiles = new ArrayList<>();
  private final List<View> newViews = new ArrayList<>();
  private boolean isBroken;

  private IndexWriter(IndexDatabase database, IndexDescription description, boolean isNew) {
    this.database = database;
    this.description = description;
    this.naming = naming(database);
    this.stored = new StoredIndex(database, description);
    this.summary = isNew ? stored.empty() : stored.summary();
    boolean isChecksummed = !isNew && !database.isOfFirstVersion();
    this.units = new SummaryWriter(database, description, summary, isChecksummed);
  }

  /**
   * Opens or creates an index.
   *
   * @param wanted the wanted description
   * @param anyLayers whether to accept whatever layers an existing index has
   * @param naming how a new index names files
   * @throws Problem if an existing index has another network, other layers or other crops, is
   *     damaged, cannot be written, or is being written by another process
   */
  public static IndexWriter open(
      Path file, IndexDescription wanted, boolean anyLayers, FileNaming naming) {
    IndexDatabase database = IndexDatabase.openToWrite(file);
    try {
      boolean isNew = database.number("SELECT count(*) FROM meta") == 0;
      if (isNew) {
        wanted.write(database);
        database.writeMeta(NAMING, naming.name());
      }
      IndexDescription there = isNew ? wanted : IndexDescription.of(database).completedBy(wanted);
      requireTheSame(file, there, wanted, anyLayers);
      IndexWriter writer = new IndexWriter(database, there, isNew);
      if (database.isOfFirstVersion()) {
        writer.upgrade();
      }
      if (!isNew) {
        there.writeChecksums(database);
      }
      writer.commit();
      return writer;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static void requireTheSame(
      Path file, IndexDescription there, IndexDescription wanted, boolean anyLayers) {
    List<String> others =
        there.layers().stream()
            .filter(layer -> there.counterpart(layer, wanted).isEmpty())
            .map(IndexedLayer::name)
            .toList();
    boolean areNamedAlike = there.names().equals(wanted.names());
    if (others.size() == there.layers().size() && (anyLayers || areNamedAlike)) {
      throw new Problem("index.other-network", file, there.model(), wanted.model());
    }
    if (!others.isEmpty() && (anyLayers || areNamedAlike)) {
      throw new Problem(
          "index.other-weights-continued",
          file,
          String.join(", ", others),
          wanted.model(),
          there.model());
    }
    if (!anyLayers && !there.hasTheLayersOf(wanted)) {
      throw new Problem("index.other-layers", file, there.names());
    }
    if (there.cuts() != wanted.cuts()) {
      throw new Problem("index.other-cuts", file, there.cuts(), wanted.cuts());
    }
  }

  /** How an index names files. */
  public static FileNaming naming(IndexDatabase database) {
    long relative =
        database.number(
            "SELECT count(*) FROM meta WHERE key = ? AND value = ?",
            NAMING,
            FileNaming.RELATIVE.name());
    return relative > 0 ? FileNaming.RELATIVE : FileNaming.ABSOLUTE;
  }

  /** The description of the index. */
  @Override
  public IndexDescription description() {
    return description;
  }

  /** The summary of its units; changes to it are written by {@link #commit()}. */
  @Override
  public Summary summary() {
    return summary;
  }

  /** The files in the index, by path. */
  public Map<Path, IndexedFile> files() {
    return stored.files();
  }

  /** The SHA-256 hashes of the counted photographs. */
  public Set<String> photographs() {
    Set<String> photographs = new HashSet<>();
    database.each("SELECT DISTINCT photograph FROM view", row -> photographs.add(row.getString(1)));
    return photographs;
  }

  /** Number of counted photographs. */
  public int countPhotographs() {
    return (int) database.number("SELECT count(DISTINCT photograph) FROM view");
  }

  /** Photographs of which no file is left. */
  public int vanished() {
    return (int) database.number(COUNT_VANISHED);
  }

  /** Removes missing files. */
  public void forget(Iterable<Path> files) {
    for (Path file : files) {
      database.update("DELETE FROM file WHERE path = ?", naming.write(file, database.file()));
    }
  }

  /** Adds or replaces a file, to be written with the next batch. */
  @Override
  public void add(IndexedFile file) {
    newFiles.add(file);
  }

  /** Adds a view that the summary now counts, to be written with the next batch. */
  @Override
  public void add(View view) {
    newViews.add(view);
  }

  /**
   * Writes all changes in one transaction. Does nothing after a failed commit, so that earlier
   * commits stay intact.
   *
   * @throws Problem if the index cannot be written
   */
  @Override
  public void commit() {
    if (isBroken) {
      return;
    }
    isBroken = true;
    write();
    database.commit();
    newFiles.clear();
    newViews.clear();
    summary.written();
    database.begin();
    isBroken = false;
  }

  /**
   * Frees the space of deleted rows; to be called last.
   *
   * @throws Problem if there is not enough space to copy the rows
   */
  public void pack() {
    database.commit();
    // Otherwise, a folder for temporary files would have to be writable as well.
    database.run("PRAGMA temp_store = MEMORY");
    database.run("VACUUM");
  }

  @Override
  public void close() {
    database.close();
  }

  /** Upgrades a version 1 index to the current version. */
  private void upgrade() {
    newFiles.addAll(stored.files().values());
    List<View> views = new ArrayList<>(stored.views().values());
    database.upgrade();
    for (View view : views) {
      database.update("UPDATE view SET checksum = ? WHERE id = ?", RowChecksum.of(view), view.id());
    }
  }

  private void write() {
    newFiles.forEach(this::write);
    newViews.forEach(this::write);
    units.write();
    database.writeMeta(StoredIndex.VIEWS, database.number("SELECT count(*) FROM view"));
    database.writeMeta(StoredIndex.FILES, database.number("SELECT count(*) FROM file"));
    database.writeMeta(IndexDescription.CHECKSUM, RowChecksum.ofDescription(database));
  }

  private void write(IndexedFile file) {
    String path = naming.write(file.path(), database.file());
    database.update(
        "INSERT OR REPLACE INTO file (path, bytes, modified, photograph, checksum)"
            + " VALUES (?, ?, ?, ?, ?)",
        path,
        file.bytes(),
        file.modified(),
        file.photograph(),
        RowChecksum.ofFile(path, file.bytes(), file.modified(), file.photograph()));
  }

  private void write(View view) {
    database.update(
        "INSERT OR IGNORE INTO view (id, photograph, width, height, x0, y0, x1, y1, likeness,"
            + " checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        view.id(),
        view.photograph(),
        view.framing().pictureWidth(),
        view.framing().pictureHeight(),
        view.framing().box().x0(),
        view.framing().box().y0(),
        view.framing().box().x1(),
        view.framing().box().y1(),
        view.likeness(),
        RowChecksum.of(view));
  }
}
