package org.filterscope.patches.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.filterscope.patches.store.IndexSummary;
import org.filterscope.patches.store.IndexedLayer;
import org.filterscope.task.Problem;

/**
 * How much a unit's top patches differ between two models of one network, each with an index of the
 * same photographs.
 *
 * @param change the share of the patches after that are not of the same parts of photographs as one
 *     of those before, from 0 to 1; where a unit falls silent, or wakes up, 1
 */
public record PatchChange(String layer, int channel, double change) {

  /**
   * All units of the layers that both indexes know, in their order, but those of which an index is
   * damaged.
   *
   * @throws Problem if they are not of equally many photographs
   */
  public static List<PatchChange> between(PatchIndex before, PatchIndex after) {
    IndexSummary one = before.summary();
    IndexSummary other = after.summary();
    if (one.views() != other.views()) {
      throw new Problem(
          "index.other-photographs", one.file(), one.views(), other.file(), other.views());
    }
    Set<String> known = after.layers().stream().map(IndexedLayer::name).collect(Collectors.toSet());
    List<PatchChange> changes = new ArrayList<>();
    for (IndexedLayer layer : before.layers()) {
      if (known.contains(layer.name())) {
        changes.addAll(between(before.units(layer.name()), after.units(layer.name())));
      }
    }
    return changes;
  }

  private static List<PatchChange> between(List<UnitPatches> before, List<UnitPatches> after) {
    List<PatchChange> changes = new ArrayList<>();
    for (int channel = 0; channel < before.size(); channel++) {
      if (before.get(channel).damage().isPresent() || after.get(channel).damage().isPresent()) {
        continue;
      }
      Set<Long> were = parts(before.get(channel));
      Set<Long> are = parts(after.get(channel));
      long others = are.stream().filter(part -> !were.contains(part)).count();
      double change = are.isEmpty() ? (were.isEmpty() ? 0 : 1) : (double) others / are.size();
      changes.add(new PatchChange(before.get(channel).layer(), channel, change));
    }
    return changes;
  }

  private static Set<Long> parts(UnitPatches unit) {
    return unit.shown().stream().map(winner -> winner.view().id()).collect(Collectors.toSet());
  }
}
