package org.filterscope.training.head;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.filterscope.training.data.Features;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Batches of rows as matrices, used again in every epoch. They are kept if they are small,
 * otherwise made anew each time.
 */
final class Batches implements AutoCloseable {

  /** The most numbers that are kept as a copy beside the rows: 128 MB. */
  static final long FEW_NUMBERS = 1L << 25;

  private final Features features;
  private final List<Integer> order;
  private final int size;
  private final int classes;
  private final List<DataSet> kept;

  private Batches(Features features, List<Integer> order, int size, int classes, boolean isKept) {
    this.features = features;
    this.order = order;
    this.size = size;
    this.classes = classes;
    this.kept = isKept ? IntStream.range(0, count()).mapToObj(this::make).toList() : List.of();
  }

  /**
   * Batches of rows that are used again and again.
   *
   * @param order the indices of all rows
   * @param size rows per batch; the last one may have fewer
   */
  static Batches repeated(Features features, List<Integer> order, int size, int classes) {
    return new Batches(features, order, size, classes, features.numbers() <= FEW_NUMBERS);
  }

  /** Creates batches that are used once. */
  static Batches once(Features features, List<Integer> order, int size, int classes) {
    return new Batches(features, order, size, classes, false);
  }

  /** The number of batches. */
  int count() {
    return (order.size() + size - 1) / size;
  }

  /**
   * Trains on one batch.
   *
   * @param learn receives features and targets, which may be closed afterwards
   */
  void use(int index, Consumer<DataSet> learn) {
    if (!kept.isEmpty()) {
      learn.accept(kept.get(index));
      return;
    }
    DataSet batch = make(index);
    try {
      learn.accept(batch);
    } finally {
      close(batch);
    }
  }

  /** Frees the batches that are kept. */
  @Override
  public void close() {
    kept.forEach(Batches::close);
  }

  private static void close(DataSet batch) {
    batch.getFeatures().close();
    batch.getLabels().close();
  }

  private DataSet make(int index) {
    int first = index * size;
    Features rows = features.rows(order.subList(first, Math.min(first + size, order.size())));
    return new DataSet(rows.matrix(), rows.targets(classes));
  }
}
