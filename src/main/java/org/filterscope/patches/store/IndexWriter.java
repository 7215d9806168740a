package org.filterscope.patches.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.filterscope.task.Problem;

/**
 * An index that grows. Holds the right to write from beginning to end, so that no two processes
 * build one index; readers see each batch once it is committed.
 */
public final class IndexWriter implements AutoCloseable {

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
   * Opens an index, or makes it.
   *
   * @param wanted what it shall be of
   * @param anyLayers whether the layers of an index that is there are fine as they are
   * @param naming how files are named in a new one
   * @throws Problem if it is of another network, other layers or other parts of photographs, is
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

  /** What it is of. */
  public IndexDescription description() {
    return description;
  }

  /** What it knows about its units; whoever changes it calls {@link #commit()} some time. */
  public Summary summary() {
    return summary;
  }

  /** The files that it knows, by path. */
  public Map<Path, IndexedFile> files() {
    return stored.files();
  }

  /** The photographs that are counted, by content. */
  public Set<String> photographs() {
    Set<String> photographs = new HashSet<>();
    database.each("SELECT DISTINCT photograph FROM view", row -> photographs.add(row.getString(1)));
    return photographs;
  }

  /** How many photographs are counted. */
  public int countPhotographs() {
    return (int) database.number("SELECT count(DISTINCT photograph) FROM view");
  }

  /** Photographs of which no file is left. */
  public int vanished() {
    return (int) database.number(COUNT_VANISHED);
  }

  /** Leaves out files that are gone. */
  public void forget(Iterable<Path> files) {
    for (Path file : files) {
      database.update("DELETE FROM file WHERE path = ?", naming.write(file, database.file()));
    }
  }

  /** Notes a file, to be written with the next batch; over what was known of it. */
  public void add(IndexedFile file) {
    newFiles.add(file);
  }

  /** Notes a view that the summary counts now, to be written with the next batch. */
  public void add(View view) {
    newViews.add(view);
  }

  /**
   * Writes down all that is new, in one transaction, and goes on. Does nothing once that has
   * failed: what was committed before is whole, and stays so.
   *
   * @throws Problem if it cannot be written
   */
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
   * Gives back the room that rows have left behind; the last thing to be done.
   *
   * @throws Problem if there is no room to copy them
   */
  public void pack() {
    database.commit();
    // Else another folder for temporary files would have to be writable, too.
    database.run("PRAGMA temp_store = MEMORY");
    database.run("VACUUM");
  }

  @Override
  public void close() {
    database.close();
  }

  /** Makes an index of the first version one of this. */
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
