package org.filterscope.training.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which photograph belongs to which part. All classes are split in the same proportion, photographs
 * that are nearly the same stay together, and a photograph's part depends on names and the seed,
 * not on the order of files.
 *
 * @param parts the part of each photograph
 */
public record Split(List<Part> parts) {

  /** The share for validation, of what is not held out. */
  private static final double VALIDATION = 0.2;

  /** The parts. */
  public enum Part {
    /** The head learns from it. */
    TRAINING,
    /** It decides all choices: settings, when to stop, temperature, threshold. */
    VALIDATION,
    /** It is classified once, at the end. */
    HELD_OUT
  }

  /** Copies the list. */
  public Split {
    parts = List.copyOf(parts);
  }

  /**
   * Splits photographs.
   *
   * @param heldOut the share to hold out, at least 0 and below 1
   * @param seed a different seed gives a different split
   */
  public static Split of(List<Sample> samples, double heldOut, long seed) {
    int[] groups = NearDuplicates.of(samples);
    boolean[] isMixed = NearDuplicates.mixed(samples, groups);
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < groups.length; i++) {
      members.computeIfAbsent(groups[i], unseen -> new ArrayList<>()).add(i);
    }
    Part[] parts = new Part[samples.size()];
    Map<Integer, List<List<Integer>>> byClass = new LinkedHashMap<>();
    members.forEach(
        (group, all) -> {
          if (isMixed[group]) {
            all.forEach(place -> parts[place] = Part.TRAINING);
          } else {
            byClass
                .computeIfAbsent(samples.get(group).label(), unseen -> new ArrayList<>())
                .add(all);
          }
        });
    byClass.values().forEach(list -> split(samples, list, heldOut, seed, parts));
    return new Split(List.of(parts));
  }

  /** The indices of a part's photographs. */
  public List<Integer> places(Part part) {
    return IntStream.range(0, parts.size()).filter(i -> parts.get(i) == part).boxed().toList();
  }

  private static void split(
      List<Sample> samples, List<List<Integer>> groups, double heldOut, long seed, Part[] parts) {
    List<List<Integer>> mixed = new ArrayList<>(groups);
    mixed.sort(
        Comparator.comparingLong(
            group ->
                group.stream().mapToLong(i -> hash(samples.get(i).name(), seed)).min().orElse(0)));
    int photographs = groups.stream().mapToInt(List::size).sum();
    long asked = Math.round(photographs * heldOut);
    long checked = Math.max(1, Math.round((photographs - asked) * VALIDATION));
    long done = 0;
    for (List<Integer> group : mixed) {
      // A group belongs to the part that its middle falls into; otherwise one large group would
      // fill a part.
      double middle = done + group.size() / 2.0;
      Part part =
          middle < asked
              ? Part.HELD_OUT
              : middle < asked + checked ? Part.VALIDATION : Part.TRAINING;
      group.forEach(place -> parts[place] = part);
      done += group.size();
    }
  }

  /** Well mixed bits of a name and a seed (the finaliser of MurmurHash3 over FNV-1a). */
  private static long hash(String name, long seed) {
    long hash = 0xcbf29ce484222325L ^ seed * 0x9e3779b97f4a7c15L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }
}
