package org.filterscope.training.head;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.filterscope.training.data.Features;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Rows that are learned from again and again, some at a time, as matrices: kept where they are
 * small, made anew each time where they are not.
 */
final class Batches implements AutoCloseable {

  /** Numbers of which a copy beside the rows does no harm: 128 MB. */
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
   * @param order places of all rows
   * @param size rows to a batch; the last one may have fewer
   */
  static Batches repeated(Features features, List<Integer> order, int size, int classes) {
    return new Batches(features, order, size, classes, features.numbers() <= FEW_NUMBERS);
  }

  /** The same for batches that are used once. */
  static Batches once(Features features, List<Integer> order, int size, int classes) {
    return new Batches(features, order, size, classes, false);
  }

  /** How many there are. */
  int count() {
    return (order.size() + size - 1) / size;
  }

  /**
   * Learns from one of them.
   *
   * @param learn gets features and targets, which may be closed afterwards
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

  /** Frees those that are kept. */
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
