package org.filterscope.ui.classify;

import java.util.Locale;
import java.util.function.Predicate;
import org.filterscope.network.Sureness;
import org.jspecify.annotations.Nullable;

/**
 * Decides which rows are shown.
 *
 * @param text what the file's path must contain
 * @param label the class; null for all
 * @param kind of answer
 */
record PredictionFilter(String text, @Nullable String label, Kind kind)
    implements Predicate<PredictionLine> {

  /** Shows all rows. */
  static final PredictionFilter ALL = new PredictionFilter("", null, Kind.ANY);

  /** A kind of answer. */
  enum Kind {
    ANY,
    SURE,
    NOT_SURE,
    CORRECTED,
    UNREAD;

    private boolean has(PredictionRow row) {
      return switch (this) {
        case ANY -> true;
        case SURE -> row.sureness() == Sureness.SURE;
        case NOT_SURE -> row.sureness() == Sureness.NOT_SURE;
        case CORRECTED -> row.isCorrected();
        case UNREAD -> !row.isAnswered();
      };
    }
  }

  PredictionFilter withText(String other) {
    return new PredictionFilter(other, label, kind);
  }

  PredictionFilter withLabel(@Nullable String other) {
    return new PredictionFilter(text, other, kind);
  }

  PredictionFilter withKind(Kind other) {
    return new PredictionFilter(text, label, other);
  }

  @Override
  public boolean test(PredictionLine line) {
    PredictionRow row = line.row();
    return kind.has(row)
        && (label == null || label.equals(row.label()))
        && row.file()
            .toString()
            .toLowerCase(Locale.ROOT)
            .contains(text.strip().toLowerCase(Locale.ROOT));
  }
}
