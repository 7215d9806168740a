package org.filterscope.address;

import java.util.Random;
import org.filterscope.figure.Contrast;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Seed;
import org.jspecify.annotations.Nullable;

/** Addresses of all kinds, with any names that photographs, models and layers can have. */
final class RandomAddresses {

  private RandomAddresses() {}

  static Address next(Random random) {
    Address.Place place = pick(random, Address.Place.values());
    return new Address(
        place,
        place.showsPhotograph() && random.nextBoolean() ? content(random) : null,
        place.showsModel() && random.nextBoolean() ? content(random) : null,
        switch (place) {
          case EXPLORE -> explored(random);
          case FILTERS ->
              new View(unit(random), null, null, mode(random), contrast(random), null, null);
          case LEARN -> random.nextBoolean() ? View.ofChapter(word(random)) : View.NONE;
          default -> View.NONE;
        });
  }

  private static View explored(Random random) {
    View.Unit unit = unit(random);
    boolean isUnit = unit != null && unit.channel() != View.Unit.WHOLE;
    return new View(
        unit,
        isUnit ? seed(random) : null,
        random.nextBoolean() ? part(random) : null,
        mode(random),
        contrast(random),
        isUnit && random.nextBoolean() ? word(random) : null,
        null);
  }

  private static @Nullable Seed seed(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> new Seed.Strongest();
      case 2 -> new Seed.WholeMap();
      default -> new Seed.Cell(number(random), number(random));
    };
  }

  private static View.Part part(Random random) {
    double x = random.nextDouble() * 1000;
    double y = random.nextInt(1000);
    return new View.Part(x, y, x + 1 + random.nextDouble() * 5000, y + 1 + random.nextInt(5000));
  }

  private static View.@Nullable Unit unit(Random random) {
    if (random.nextInt(4) == 0) {
      return null;
    }
    String layer = text(random, 1, View.Unit.LONGEST_NAME, false);
    return new View.Unit(layer, random.nextInt(4) == 0 ? View.Unit.WHOLE : number(random));
  }

  private static ContentId content(Random random) {
    StringBuilder fingerprint = new StringBuilder();
    for (int i = 0; i < 64; i++) {
      fingerprint.append(Character.forDigit(random.nextInt(16), 16));
    }
    return new ContentId(
        fingerprint.toString(), text(random, 0, ContentId.LONGEST_NAME, true).strip());
  }

  private static int number(Random random) {
    return random.nextInt(random.nextBoolean() ? 10 : View.LARGEST_NUMBER + 1);
  }

  private static String word(Random random) {
    return "w" + Integer.toString(random.nextInt(1_000_000), 36) + "-x";
  }

  private static String text(Random random, int least, int most, boolean isName) {
    StringBuilder text = new StringBuilder();
    int length = least + random.nextInt(most - least + 1);
    int[] ends = {0x80, 0x500, 0xa000, 0x20000};
    while (text.length() < length) {
      int point = 1 + random.nextInt(ends[random.nextInt(ends.length)]);
      boolean isPath = point == '/' || point == '\\';
      if (ContentId.isVisible(point)
          && !(isName && isPath)
          && text.length() + Character.charCount(point) <= most) {
        text.appendCodePoint(point);
      } else if (text.length() == most - 1) {
        text.append('a');
      }
    }
    return text.toString();
  }

  private static @Nullable Mode mode(Random random) {
    return random.nextBoolean() ? pick(random, Mode.values()) : null;
  }

  private static @Nullable Contrast contrast(Random random) {
    return random.nextBoolean() ? pick(random, Contrast.values()) : null;
  }

  private static <T> T pick(Random random, T[] all) {
    return all[random.nextInt(all.length)];
  }
}
