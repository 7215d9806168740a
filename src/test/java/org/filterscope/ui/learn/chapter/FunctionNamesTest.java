package org.filterscope.ui.learn.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.filterscope.network.Activation;
import org.filterscope.ui.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names of the functions that networks have. */
class FunctionNamesTest {

  @ParameterizedTest
  @EnumSource(Activation.Kind.class)
  void everyFunctionHasOneInBothLanguages(Activation.Kind kind) {
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
      assertThat(FunctionNames.of(new Messages(language), kind)).isNotBlank();
    }
  }
}
