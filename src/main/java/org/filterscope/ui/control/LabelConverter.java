package org.filterscope.ui.control;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Names the values of a choice list, or the ticks of an axis. They are never typed. */
public final class LabelConverter<T> extends StringConverter<T> {

  private final Function<T, String> name;

  /** Creates a converter with a function that names each value. */
  public LabelConverter(Function<T, String> name) {
    this.name = name;
  }

  @Override
  public String toString(@Nullable T value) {
    return value == null ? "" : name.apply(value);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("nobody types here");
  }
}
