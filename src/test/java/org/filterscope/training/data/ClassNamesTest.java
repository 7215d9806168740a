package org.filterscope.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ClassNamesTest {

  private final ClassNames names =
      new ClassNames(List.of("Faces", "Faces_easy", "golden retriever", "caf\u00e9", "A_b", "a b"));

  @Test
  void aClassIsFoundByItsName() {
    assertThat(names.find("Faces_easy")).isEqualTo(OptionalInt.of(1));
  }

  @Test
  void capitalsDoNotCountAndAnUnderscoreEqualsASpace() {
    assertThat(names.find("Golden_Retriever")).isEqualTo(OptionalInt.of(2));
    assertThat(names.find("faces")).isEqualTo(OptionalInt.of(0));
  }

  @Test
  void anAccentMayBeComposedEitherWay() {
    assertThat(names.find("cafe\u0301")).isEqualTo(OptionalInt.of(3));
  }

  @Test
  void aNameThatCouldMeanTwoClassesMeansNoneUnlessItIsExact() {
    assertThat(names.find("a-b")).isEmpty();
    assertThat(names.find("a b")).isEqualTo(OptionalInt.of(5));
  }

  @Test
  void anotherNameIsNoClass() {
    assertThat(names.find("Face")).isEmpty();
  }
}
