package org.filterscope.patches.store;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A summary of any number of views: for each unit, its top patches and a histogram of its strongest
 * activations. Two summaries of different views can be merged; the result is the same as for all
 * their views in any order.
 *
 * <p>Units are numbered through all layers. The summary tracks what has changed since it was last
 * written.
 */
public final class Summary {

  private final int units;
  private final int kept;
  private final int[] topPatches;
  private final float[] values;
  private final long[] views;
  private final int[] cells;
  private final int[] counts;

  private final boolean[] isNew;
  private final BitSet changedBins;
  private Losers losers = new Losers();

  /**
   * Creates an empty summary.
   *
   * @param units number of units in all layers
   * @param kept maximum number of top patches for each unit
   */
  Summary(int units, int kept) {
    this.units = units;
    this.kept = kept;
    topPatches = new int[units];
    values = new float[units * kept];
    views = new long[units * kept];
    cells = new int[units * kept];
    counts = new int[units * HistogramBins.COUNT];
    isNew = new boolean[units * kept];
    changedBins = new BitSet(units * HistogramBins.COUNT);
  }

  int units() {
    return units;
  }

  /**
   * Adds a view that was not counted before.
   *
   * @param view the view's id
   * @param strongest the strongest activation of each unit
   * @param places the position of the strongest cell of each unit
   * @param mayWin the units that the view may be a top patch of
   */
  public void add(long view, float[] strongest, int[] places, BitSet mayWin) {
    for (int unit = 0; unit < units; unit++) {
      // This also excludes NaN.
      if (strongest[unit] > 0) {
        count(unit, HistogramBins.of(strongest[unit]), 1);
        if (mayWin.get(unit)) {
          offer(unit, strongest[unit], view, places[unit], true);
        }
      }
    }
  }

  /** Merges another summary's top patches into this one; views in both count once. */
  public void offerTopPatches(Summary other) {
    for (int unit = 0; unit < units; unit++) {
      for (int place = 0; place < other.topPatches(unit); place++) {
        offer(
            unit, other.value(unit, place), other.view(unit, place), other.cell(unit, place), true);
      }
    }
  }

  /** Adds the counts of a summary of other views. */
  public void addCounts(Summary other) {
    for (int at = 0; at < counts.length; at++) {
      count(at / HistogramBins.COUNT, at % HistogramBins.COUNT, other.counts[at]);
    }
  }

  /** Replaces the counts with those of a summary that includes all views of this one. */
  public void replaceCounts(Summary other) {
    for (int at = 0; at < counts.length; at++) {
      count(at / HistogramBins.COUNT, at % HistogramBins.COUNT, other.counts[at] - counts[at]);
    }
  }

  /** Subtracts the counts of a view that two summaries both counted; its top patches stay. */
  public void uncount(float[] strongest) {
    for (int unit = 0; unit < units; unit++) {
      if (strongest[unit] > 0) {
        count(unit, counted(unit, HistogramBins.of(strongest[unit])), -1);
      }
    }
  }

  /** Puts back what was written down before. */
  void restoreTopPatch(int unit, float value, long view, int cell) {
    offer(unit, value, view, cell, false);
  }

  /** Puts back what was written down before. */
  void restoreCount(int unit, int bin, int number) {
    counts[unit * HistogramBins.COUNT + bin] = number;
  }

  int topPatches(int unit) {
    return topPatches[unit];
  }

  float value(int unit, int place) {
    return values[unit * kept + place];
  }

  long view(int unit, int place) {
    return views[unit * kept + place];
  }

  int cell(int unit, int place) {
    return cells[unit * kept + place];
  }

  boolean isNew(int unit, int place) {
    return isNew[unit * kept + place];
  }

  int count(int unit, int bin) {
    return counts[unit * HistogramBins.COUNT + bin];
  }

  /** The indices {@code unit * HistogramBins.COUNT + bin} of the counts that have changed. */
  BitSet changedBins() {
    return changedBins;
  }

  /** Top patches that were written before and are no longer among the strongest. */
  Losers losers() {
    return losers;
  }

  /** Marks everything as written. */
  void written() {
    Arrays.fill(isNew, false);
    changedBins.clear();
    losers = new Losers();
  }

  /**
   * The bin in which a view was counted: its value's bin, or a neighbouring one because of
   * rounding.
   */
  private int counted(int unit, int bin) {
    if (count(unit, bin) == 0) {
      if (bin > 0 && count(unit, bin - 1) > 0) {
        return bin - 1;
      }
      if (bin + 1 < HistogramBins.COUNT && count(unit, bin + 1) > 0) {
        return bin + 1;
      }
    }
    return bin;
  }

  private void count(int unit, int bin, int number) {
    if (number != 0) {
      int at = unit * HistogramBins.COUNT + bin;
      counts[at] += number;
      changedBins.set(at);
    }
  }

  /**
   * Offers a view as a top patch. Ties go to the lower id, which depends on content, not on order.
   * A known view keeps its larger value, because another engine or processor may round differently.
   */
  private void offer(int unit, float value, long view, int cell, boolean fresh) {
    int at = place(unit, value, view);
    if (at == unit * kept + kept) {
      return;
    }
    int known = find(unit, view);
    if (known >= 0 && !isStronger(value, cell, known)) {
      return;
    }
    int end = known >= 0 ? known : makeRoom(unit);
    int moved = end - at;
    if (known >= 0 && !isNew[known]) {
      losers.add(unit, view);
    }
    System.arraycopy(values, at, values, at + 1, moved);
    System.arraycopy(views, at, views, at + 1, moved);
    System.arraycopy(cells, at, cells, at + 1, moved);
    System.arraycopy(isNew, at, isNew, at + 1, moved);
    values[at] = value;
    views[at] = view;
    cells[at] = cell;
    isNew[at] = fresh;
  }

  /** The rank of a value among a unit's top patches; one past the last rank if it is too weak. */
  private int place(int unit, float value, long view) {
    int first = unit * kept;
    int at = first + topPatches[unit];
    while (at > first && isBefore(value, view, at - 1)) {
      at--;
    }
    return at;
  }

  /** The position of a view among a unit's top patches; negative if it is not one. */
  private int find(int unit, long view) {
    for (int at = unit * kept; at < unit * kept + topPatches[unit]; at++) {
      if (views[at] == view) {
        return at;
      }
    }
    return -1;
  }

  private boolean isStronger(float value, int cell, int at) {
    return value > values[at] || (value == values[at] && cell < cells[at]);
  }

  /** Makes room for one more top patch at the end and drops the last one if there is no room. */
  private int makeRoom(int unit) {
    int last = unit * kept + kept - 1;
    if (topPatches[unit] < kept) {
      return unit * kept + topPatches[unit]++;
    }
    if (!isNew[last]) {
      losers.add(unit, views[last]);
    }
    return last;
  }

  private boolean isBefore(float value, long view, int at) {
    return value > values[at] || (value == values[at] && view < views[at]);
  }

  /** Pairs of a unit and a view. */
  static final class Losers {
    private int[] units = new int[64];
    private long[] views = new long[64];
    private int size;

    int size() {
      return size;
    }

    int unit(int index) {
      return units[index];
    }

    long view(int index) {
      return views[index];
    }

    private void add(int unit, long view) {
      if (size == units.length) {
        units = Arrays.copyOf(units, 2 * size);
        views = Arrays.copyOf(views, 2 * size);
      }
      units[size] = unit;
      views[size] = view;
      size++;
    }
  }
}
