package org.filterscope.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.filterscope.network.file.ModelFile;
import org.filterscope.network.store.CatalogEntry;
import org.filterscope.network.store.ModelStore;
import org.filterscope.network.store.StoredModel;
import org.filterscope.task.Problem;
import org.filterscope.training.report.ReportSummary;

/**
 * The models at hand and those to download, as read from the disk.
 *
 * @param atHand the built-in model first, then those in the app's folder by name, then files
 *     elsewhere, the last used first
 * @param unavailable files elsewhere that were used before and cannot be used now
 * @param offers the models that can be downloaded
 * @param damaged files in the app's folder that are not usable models
 */
public record ModelList(
    List<AtHand> atHand, List<Unavailable> unavailable, List<Offer> offers, List<Problem> damaged) {

  /** The list before the disk has been read. */
  public static final ModelList EMPTY = new ModelList(List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public ModelList {
    atHand = List.copyOf(atHand);
    unavailable = List.copyOf(unavailable);
    offers = List.copyOf(offers);
    damaged = List.copyOf(damaged);
  }

  /**
   * A model at hand.
   *
   * @param isElsewhere whether its file is outside the app's folder, where the app deletes nothing
   * @param fits whether it fits into memory
   * @param tuned its accuracy and its base model; empty if it was not fine-tuned
   */
  public record AtHand(
      StoredModel model, boolean isElsewhere, boolean fits, Optional<Tuned> tuned) {}

  /**
   * How a model was fine-tuned.
   *
   * @param base the name of the model that it was made from; empty if that model is not at hand
   */
  public record Tuned(ReportSummary report, Optional<String> base) {}

  /** A file that was used as a model, and why it cannot be used now. */
  public record Unavailable(Path file, Problem reason) {}

  /**
   * A model that can be downloaded.
   *
   * @param come the number of bytes that have been downloaded already
   * @param fits whether it would fit into memory
   */
  public record Offer(CatalogEntry entry, long come, boolean fits) {}

  /**
   * Reads the disk. Not for the JavaFX application thread.
   *
   * @param used files of recently used models, the newest first; those in the app's folder are
   *     listed there
   */
  static ModelList read(ModelStore store, List<Path> used) {
    List<Problem> damaged = new ArrayList<>();
    List<Unavailable> unavailable = new ArrayList<>();
    List<StoredModel> models = new ArrayList<>(store.list(damaged::add));
    int own = models.size();
    for (Path file : used) {
      if (!store.folder().equals(file.getParent())) {
        try {
          models.add(store.describe(file));
        } catch (Problem e) {
          unavailable.add(new Unavailable(file, e));
        }
      }
    }
    List<AtHand> atHand = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      StoredModel model = models.get(i);
      atHand.add(new AtHand(model, i >= own, model.fits(), tuned(store, model, models)));
    }
    return new ModelList(atHand, unavailable, offers(store), damaged);
  }

  private static List<Offer> offers(ModelStore store) {
    return store.catalog().entries().stream()
        .filter(entry -> store.find(entry.name()).isEmpty())
        .map(entry -> new Offer(entry, store.downloaded(entry), entry.fits()))
        .toList();
  }

  private static Optional<Tuned> tuned(
      ModelStore store, StoredModel model, List<StoredModel> others) {
    if (model.kind() != StoredModel.Kind.FINE_TUNED) {
      return Optional.empty();
    }
    return ReportSummary.of(ModelFile.summary(model.file()).report())
        .map(report -> new Tuned(report, base(store, report.base(), model, others)));
  }

  private static Optional<String> base(
      ModelStore store, String checksum, StoredModel model, List<StoredModel> others) {
    return others.stream()
        .filter(other -> !other.equals(model))
        .filter(other -> hasChecksum(store, other, checksum))
        .map(StoredModel::name)
        .findFirst();
  }

  private static boolean hasChecksum(ModelStore store, StoredModel model, String checksum) {
    try {
      return store.checksum(model).equals(checksum);
    } catch (Problem e) {
      // The file has disappeared meanwhile; the next list will not have it.
      return false;
    }
  }
}
