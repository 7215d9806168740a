package org.filterscope.address;

import java.util.Locale;
import java.util.Optional;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The address of a view, such as {@code
 * filterscope://explore?photo=SHA256&photo-name=cat.jpg&layer=conv3_3&unit=7}. It says by content,
 * never by path, which photograph and which model are shown. What it names may not exist here.
 *
 * @param place the screen
 * @param photograph the photograph; null for the one in use
 * @param model the model; null for the one in use
 * @param view what the screen shows of them
 */
public record Address(
    Place place, @Nullable ContentId photograph, @Nullable ContentId model, View view) {

  /** What an address begins with. */
  public static final String SCHEME = "filterscope:";

  /** The most characters of an address. */
  public static final int LONGEST = 5000;

  /** How much of what is wrong a message repeats. */
  static final int REPEATED = 40;

  /** A screen of the window. */
  public enum Place {
    /** One photograph through the network. */
    EXPLORE,
    /** The lesson. */
    LEARN,
    /** What each unit has learned. */
    FILTERS,
    /** Fine-tuning. */
    TRAIN,
    /** Answers to many photographs. */
    CLASSIFY,
    /** The models at hand. */
    MODELS;

    /** Its word in an address. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The place with a word, if there is one. */
    public static Optional<Place> of(String word) {
      for (Place place : values()) {
        if (place.word().equals(word)) {
          return Optional.of(place);
        }
      }
      return Optional.empty();
    }

    /** Whether a photograph is part of what it shows. */
    public boolean showsPhotograph() {
      return this == EXPLORE || this == LEARN;
    }

    /** Whether it shows a model's units. */
    public boolean showsUnits() {
      return this == EXPLORE || this == FILTERS;
    }

    /** Whether what it shows depends on the model in use. */
    public boolean showsModel() {
      return this != TRAIN && this != MODELS;
    }
  }

  /**
   * Refuses parts that the screen does not show.
   *
   * @throws IllegalArgumentException if there are any, or if the view is impossible
   */
  public Address {
    Optional<String> unfit = QueryParameters.unfit(place, photograph, model, view);
    if (unfit.isPresent()) {
      throw new IllegalArgumentException(place + " has no " + unfit.get());
    }
  }

  /** Whether text is meant as an address, by its beginning. It may not be a valid one. */
  public static boolean isMeant(String text) {
    return text.strip().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /** The beginning of what is wrong in an address, for a message. */
  public static String brief(String text) {
    return text.length() <= REPEATED ? text : text.substring(0, REPEATED) + "\u2026";
  }

  /**
   * Reads an address.
   *
   * @throws Problem if it is none, in words that are safe to show
   */
  public static Address parse(String text) {
    return AddressReader.read(text.strip());
  }

  /** The address as text, in printable ASCII. {@link #parse} gives an equal one. */
  @Override
  public String toString() {
    return QueryParameters.write(this);
  }
}
