package org.filterscope.ui.classify;

import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are shown.
 *
 * @param text that the file's path must have in it
 * @param label the class; null for all
 * @param kind of answer
 */
record Filter(String text, @Nullable String label, Kind kind) implements Predicate<Row> {

  /** Shows all rows. */
  static final Filter ALL = new Filter("", null, Kind.ANY);

  /** A kind of answer. */
  enum Kind {
    ANY,
    SURE,
    NOT_SURE,
    CORRECTED,
    UNREAD;

    private boolean has(Row row) {
      return switch (this) {
        case ANY -> true;
        case SURE -> row.isAnswered() && row.isCertain();
        case NOT_SURE -> row.isAnswered() && !row.isCertain();
        case CORRECTED -> row.correction() != null;
        case UNREAD -> !row.isAnswered();
      };
    }
  }

  Filter withText(String other) {
    return new Filter(other, label, kind);
  }

  Filter withLabel(@Nullable String other) {
    return new Filter(text, other, kind);
  }

  Filter withKind(Kind other) {
    return new Filter(text, label, other);
  }

  @Override
  public boolean test(Row row) {
    return kind.has(row)
        && (label == null || label.equals(row.label()))
        && row.file()
            .toString()
            .toLowerCase(Locale.ROOT)
            .contains(text.strip().toLowerCase(Locale.ROOT));
  }
}
