package org.filterscope.address;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.filterscope.projection.Seed;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an address, behind its question mark: their names, and how they are written.
 */
final class QueryParameters {

  static final String PHOTOGRAPH = "photo";
  static final String PHOTOGRAPH_NAME = "photo-name";
  static final String MODEL = "model";
  static final String MODEL_NAME = "model-name";
  static final String LAYER = "layer";
  static final String UNIT = "unit";
  static final String CELL = "cell";
  static final String PART = "part";
  static final String MODE = "mode";
  static final String CONTRAST = "contrast";
  static final String WHY = "why";
  static final String CHAPTER = "chapter";

  /** Stands for all cells of a map. */
  static final String ALL = "all";

  /** Stands for the strongest cell of a map. */
  static final String STRONGEST = "strongest";

  private QueryParameters() {}

  /** The name of a parameter that a place does not show; empty if all fit. */
  static Optional<String> unfit(
      Address.Place place, @Nullable ContentId photograph, @Nullable ContentId model, View view) {
    boolean isUnits = place.showsUnits();
    boolean isExplore = place == Address.Place.EXPLORE;
    List<String> unfit = new ArrayList<>();
    note(unfit, PHOTOGRAPH, photograph, place.showsPhotograph());
    note(unfit, MODEL, model, place.showsModel());
    note(unfit, LAYER, view.unit(), isUnits);
    note(unfit, CELL, view.seed(), isExplore);
    note(unfit, PART, view.part(), isExplore);
    note(unfit, MODE, view.mode(), isUnits);
    note(unfit, CONTRAST, view.contrast(), isUnits);
    note(unfit, WHY, view.why(), isExplore);
    note(unfit, CHAPTER, view.chapter(), place == Address.Place.LEARN);
    return unfit.stream().findFirst();
  }

  private static void note(List<String> unfit, String name, @Nullable Object part, boolean fits) {
    if (part != null && !fits) {
      unfit.add(name);
    }
  }

  /** Writes an address. */
  static String write(Address address) {
    List<String> parts = new ArrayList<>();
    write(parts, PHOTOGRAPH, PHOTOGRAPH_NAME, address.photograph());
    write(parts, MODEL, MODEL_NAME, address.model());
    write(parts, address.view());
    String start = Address.SCHEME + "//" + address.place().word();
    return parts.isEmpty() ? start : start + "?" + String.join("&", parts);
  }

  private static void write(
      List<String> parts, String key, String nameKey, @Nullable ContentId content) {
    if (content != null) {
      parts.add(key + "=" + content.fingerprint());
      if (!content.name().isEmpty()) {
        parts.add(nameKey + "=" + encode(content.name()));
      }
    }
  }

  private static void write(List<String> parts, View view) {
    View.Unit unit = view.unit();
    if (unit != null) {
      parts.add(LAYER + "=" + encode(unit.layer()));
      if (unit.channel() != View.Unit.WHOLE) {
        parts.add(UNIT + "=" + unit.channel());
      }
    }
    Seed seed = view.seed();
    if (seed instanceof Seed.Cell cell) {
      parts.add(CELL + "=" + cell.row() + "," + cell.column());
    } else if (seed != null) {
      parts.add(CELL + "=" + (seed instanceof Seed.WholeMap ? ALL : STRONGEST));
    }
    View.Part part = view.part();
    if (part != null) {
      parts.add(PART + "=" + numbers(part.x0(), part.y0(), part.x1(), part.y1()));
    }
    add(parts, MODE, view.mode() == null ? null : word(view.mode()));
    add(parts, CONTRAST, view.contrast() == null ? null : word(view.contrast()));
    add(parts, WHY, view.why());
    add(parts, CHAPTER, view.chapter());
  }

  private static void add(List<String> parts, String key, @Nullable String word) {
    if (word != null) {
      parts.add(key + "=" + word);
    }
  }

  /** The word of a mode or a contrast, as in commands. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Numbers without exponents, with all their digits. */
  private static String numbers(double... all) {
    return DoubleStream.of(all)
        .mapToObj(one -> new BigDecimal(Double.toString(one)).stripTrailingZeros().toPlainString())
        .collect(Collectors.joining(","));
  }

  private static String encode(String text) {
    // A plus sign for a space belongs to forms; addresses of other kinds have %20.
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
