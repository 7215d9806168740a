package org.filterscope.training.head;

import java.util.List;
import java.util.stream.IntStream;
import org.filterscope.training.data.Features;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Rows that are learned from again and again, some at a time, as matrices: kept where they are
 * small, made anew each time where they are not.
 */
final class Batches {

  /** Numbers of which a copy beside the rows does no harm: 128 MB. */
  static final long FEW_NUMBERS = 1L << 25;

  private final Features features;
  private final List<Integer> order;
  private final int size;
  private final int classes;
  private final List<DataSet> kept;

  /**
   * Batches of rows.
   *
   * @param order places of all rows
   * @param size rows to a batch; the last one may have fewer
   */
  Batches(Features features, List<Integer> order, int size, int classes) {
    this.features = features;
    this.order = order;
    this.size = size;
    this.classes = classes;
    this.kept =
        features.numbers() > FEW_NUMBERS
            ? List.of()
            : IntStream.range(0, count()).mapToObj(this::make).toList();
  }

  /** How many there are. */
  int count() {
    return (order.size() + size - 1) / size;
  }

  /** One of them: features and targets. */
  DataSet get(int index) {
    return kept.isEmpty() ? make(index) : kept.get(index);
  }

  private DataSet make(int index) {
    int first = index * size;
    Features rows = features.rows(order.subList(first, Math.min(first + size, order.size())));
    return new DataSet(rows.matrix(), rows.targets(classes));
  }
}
