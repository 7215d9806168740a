package org.filterscope.patches.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.filterscope.patches.store.IndexSummary;
import org.filterscope.patches.store.IndexedLayer;
import org.filterscope.task.Problem;

/**
 * How much a unit's top patches differ between two models with the same architecture, each with an
 * index of the same photographs.
 *
 * @param change the share of top patches after the change that show no part of a photograph shown
 *     by a top patch before, from 0 to 1; 1 if a unit becomes silent or active
 */
public record PatchChange(String layer, int channel, double change) {

  /**
   * The changes of all units of the layers in both indexes, in order; units with damaged data are
   * left out.
   *
   * @throws Problem if the indexes have different numbers of photographs
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
    return unit.shown().stream().map(topPatch -> topPatch.view().id()).collect(Collectors.toSet());
  }
}
