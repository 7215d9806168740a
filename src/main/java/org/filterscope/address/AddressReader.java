package org.filterscope.address;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.filterscope.figure.Contrast;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Seed;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/** Reads addresses. They may come from anybody, so whatever is not exactly right is refused. */
final class AddressReader {

  private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");
  private static final Pattern WHOLE =
      Pattern.compile("(?i:filterscope)://([a-z]{1,20})/?(?:\\?(.*))?");
  private static final Pattern KEY = Pattern.compile("[a-z-]{1,20}");
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,6}");

  /** A double in plain decimals has at most 17 digits, and a small one some zeros before them. */
  private static final Pattern DECIMAL =
      Pattern.compile("(?:0|[1-9][0-9]{0,6})(?:\\.[0-9]{1,24})?");

  /** A comma may be encoded on an address's way through a browser. */
  private static final Pattern COMMA = Pattern.compile(",|%2[Cc]");

  private static final Set<String> KEYS =
      Set.of(
          QueryParameters.PHOTOGRAPH,
          QueryParameters.PHOTOGRAPH_NAME,
          QueryParameters.MODEL,
          QueryParameters.MODEL_NAME,
          QueryParameters.LAYER,
          QueryParameters.UNIT,
          QueryParameters.CELL,
          QueryParameters.PART,
          QueryParameters.MODE,
          QueryParameters.CONTRAST,
          QueryParameters.WHY,
          QueryParameters.CHAPTER);

  private final Map<String, String> parts;

  private AddressReader(Map<String, String> parts) {
    this.parts = parts;
  }

  static Address read(String text) {
    if (!Address.isMeant(text)) {
      throw new Problem("address.none", Address.brief(visible(text)));
    }
    if (text.length() > Address.LONGEST) {
      throw new Problem(
          "address.long", Integer.toString(text.length()), Integer.toString(Address.LONGEST));
    }
    if (!PRINTABLE.matcher(text).matches()) {
      throw new Problem("address.characters");
    }
    Matcher whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      throw new Problem("address.none", Address.brief(text));
    }
    Address.Place place =
        Address.Place.of(whole.group(1))
            .orElseThrow(() -> new Problem("address.screen", Address.brief(whole.group(1))));
    String query = whole.group(2);
    return new AddressReader(split(query == null ? "" : query)).address(place);
  }

  private static Map<String, String> split(String query) {
    Map<String, String> parts = new LinkedHashMap<>();
    if (query.isEmpty()) {
      return parts;
    }
    for (String part : query.split("&", -1)) {
      int at = part.indexOf('=');
      String key = at < 0 ? part : part.substring(0, at);
      if (at < 0 || !KEY.matcher(key).matches() || !KEYS.contains(key)) {
        throw new Problem("address.unknown", Address.brief(key));
      }
      if (parts.put(key, part.substring(at + 1)) != null) {
        throw new Problem("address.twice", key);
      }
    }
    return parts;
  }

  private Address address(Address.Place place) {
    ContentId photograph = content(QueryParameters.PHOTOGRAPH, QueryParameters.PHOTOGRAPH_NAME);
    ContentId model = content(QueryParameters.MODEL, QueryParameters.MODEL_NAME);
    View view = view();
    Optional<String> unfit = QueryParameters.unfit(place, photograph, model, view);
    if (unfit.isPresent()) {
      throw new Problem("address.unfit", place.word(), unfit.get());
    }
    return new Address(place, photograph, model, view);
  }

  private @Nullable ContentId content(String key, String nameKey) {
    String fingerprint = parts.get(key);
    String name = decoded(nameKey);
    if (fingerprint == null) {
      requireTogether(name == null, nameKey, key);
      return null;
    }
    if (!ContentId.isFingerprint(fingerprint)) {
      throw impossible(key);
    }
    if (name != null && !ContentId.isName(name)) {
      throw impossible(nameKey);
    }
    return new ContentId(fingerprint, name == null ? "" : name);
  }

  private View view() {
    View.Unit unit = unit();
    Seed seed = seed();
    String why = word(QueryParameters.WHY);
    boolean isOfUnit = unit != null && unit.channel() != View.Unit.WHOLE;
    requireTogether(seed == null || isOfUnit, QueryParameters.CELL, QueryParameters.UNIT);
    requireTogether(why == null || isOfUnit, QueryParameters.WHY, QueryParameters.UNIT);
    return new View(
        unit,
        seed,
        part(),
        named(QueryParameters.MODE, Mode.values()),
        named(QueryParameters.CONTRAST, Contrast.values()),
        why,
        word(QueryParameters.CHAPTER));
  }

  private View.@Nullable Unit unit() {
    String layer = decoded(QueryParameters.LAYER);
    String unit = parts.get(QueryParameters.UNIT);
    requireTogether(layer != null || unit == null, QueryParameters.UNIT, QueryParameters.LAYER);
    if (layer == null) {
      return null;
    }
    if (!View.Unit.isLayer(layer)) {
      throw impossible(QueryParameters.LAYER);
    }
    return new View.Unit(
        layer, unit == null ? View.Unit.WHOLE : number(QueryParameters.UNIT, unit));
  }

  private @Nullable Seed seed() {
    String value = parts.get(QueryParameters.CELL);
    if (value == null) {
      return null;
    }
    if (value.equals(QueryParameters.ALL)) {
      return new Seed.WholeMap();
    }
    if (value.equals(QueryParameters.STRONGEST)) {
      return new Seed.Strongest();
    }
    List<String> numbers = list(QueryParameters.CELL, 2);
    return new Seed.Cell(
        number(QueryParameters.CELL, numbers.get(0)), number(QueryParameters.CELL, numbers.get(1)));
  }

  private View.@Nullable Part part() {
    List<String> numbers = list(QueryParameters.PART, 4);
    if (numbers.isEmpty()) {
      return null;
    }
    double[] edges = new double[numbers.size()];
    for (int i = 0; i < edges.length; i++) {
      if (!DECIMAL.matcher(numbers.get(i)).matches()) {
        throw impossible(QueryParameters.PART);
      }
      edges[i] = Double.parseDouble(numbers.get(i));
    }
    try {
      return new View.Part(edges[0], edges[1], edges[2], edges[3]);
    } catch (IllegalArgumentException e) {
      throw impossible(QueryParameters.PART);
    }
  }

  private List<String> list(String key, int count) {
    String value = parts.get(key);
    if (value == null) {
      return List.of();
    }
    List<String> numbers = List.of(COMMA.split(value, -1));
    if (numbers.size() != count) {
      throw impossible(key);
    }
    return numbers;
  }

  private int number(String key, String digits) {
    if (!NUMBER.matcher(digits).matches()) {
      throw impossible(key);
    }
    return Integer.parseInt(digits);
  }

  private @Nullable String word(String key) {
    String value = parts.get(key);
    if (value != null && !View.isWord(value)) {
      throw impossible(key);
    }
    return value;
  }

  private <T extends Enum<T>> @Nullable T named(String key, T[] all) {
    String value = parts.get(key);
    if (value == null) {
      return null;
    }
    for (T one : all) {
      if (QueryParameters.word(one).equals(value)) {
        return one;
      }
    }
    throw impossible(key);
  }

  /** A value in which characters may be encoded, once. What comes out is never decoded again. */
  private @Nullable String decoded(String key) {
    String value = parts.get(key);
    if (value == null) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.allocate(value.length());
    for (int i = 0; i < value.length(); i++) {
      char at = value.charAt(i);
      if (at != '%') {
        bytes.put((byte) at);
        continue;
      }
      int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
      int low = i + 2 < value.length() ? Character.digit(value.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        throw impossible(key);
      }
      bytes.put((byte) (high << 4 | low));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw impossible(key);
    }
  }

  private static void requireTogether(boolean isSo, String key, String needed) {
    if (!isSo) {
      throw new Problem("address.alone", key, needed);
    }
  }

  private Problem impossible(String key) {
    return new Problem("address.value", key, Address.brief(parts.getOrDefault(key, "")));
  }

  /** Text from a clipboard may hold anything. */
  private static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .limit(2 * Address.REPEATED)
        .forEach(point -> visible.appendCodePoint(ContentId.isVisible(point) ? point : ' '));
    return visible.toString();
  }
}
