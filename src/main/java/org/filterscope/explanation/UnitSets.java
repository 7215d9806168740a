package org.filterscope.explanation;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.task.Problem;

/** Sets of units, by layer. */
public final class UnitSets {

  private UnitSets() {}

  /**
   * All units of the named layers but the given ones.
   *
   * @param units channels by layer name
   * @throws Problem if there is no such layer
   */
  public static Map<String, SortedSet<Integer>> allBut(
      Model model, Map<String, ? extends Collection<Integer>> units) {
    Map<String, SortedSet<Integer>> others = new TreeMap<>();
    units.forEach(
        (name, kept) -> {
          Node layer =
              model
                  .network()
                  .find(name)
                  .orElseThrow(() -> new Problem("layer.unknown", name, model.name()));
          SortedSet<Integer> off = new TreeSet<>();
          for (int channel = 0; channel < layer.shape().channels(); channel++) {
            if (!kept.contains(channel)) {
              off.add(channel);
            }
          }
          others.put(name, off);
        });
    return others;
  }
}
