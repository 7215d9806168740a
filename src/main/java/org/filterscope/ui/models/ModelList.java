package org.filterscope.ui.models;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.network.store.CatalogEntry;
import org.filterscope.network.store.ModelStore;
import org.filterscope.network.store.StoredModel;
import org.filterscope.task.Problem;

/**
 * What the disk says of models.
 *
 * @param atHand that of the app first
 * @param offers what could be downloaded
 * @param damaged files that are no models that can be used
 */
record ModelList(List<AtHand> atHand, List<Offer> offers, List<Problem> damaged) {

  /** Before the disk was asked. */
  static final ModelList EMPTY = new ModelList(List.of(), List.of(), List.of());

  /**
   * A model that is there.
   *
   * @param fits whether there is memory for it
   */
  record AtHand(StoredModel model, boolean fits) {}

  /**
   * A model that could be downloaded.
   *
   * @param come bytes of it that have come already
   * @param fits whether there would be memory for it
   */
  record Offer(CatalogEntry entry, long come, boolean fits) {}

  /** Reads the folder; not on the interface's thread. */
  static ModelList read(ModelStore store) {
    List<Problem> damaged = new ArrayList<>();
    List<AtHand> atHand =
        store.list(damaged::add).stream().map(model -> new AtHand(model, model.fits())).toList();
    List<Offer> offers =
        store.catalog().entries().stream()
            .filter(entry -> store.find(entry.name()).isEmpty())
            .map(entry -> new Offer(entry, store.downloaded(entry), entry.fits()))
            .toList();
    return new ModelList(atHand, offers, List.copyOf(damaged));
  }
}
