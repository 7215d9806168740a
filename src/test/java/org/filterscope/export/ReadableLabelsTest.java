package org.filterscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableLabelsTest {

  @ParameterizedTest
  @CsvSource({
    "water_lilly,water lilly",
    "Faces_easy,faces",
    "Faces,faces",
    "Leopards,leopards",
    "BACKGROUND_Google,background",
    "golden__retriever_,golden retriever",
    "German_shepherd,German shepherd",
    "n02085620-Chihuahua,Chihuahua",
    "n02099601_golden_retriever,golden retriever",
    "001.Black_footed_Albatross,Black footed Albatross",
    "015.bonsai-101,bonsai",
    "boeing-747,boeing-747",
    "area-101,area-101",
    "cat,cat",
    "Cat,Cat",
    "和,和",
    "_,_",
    "_easy,easy",
    "007,007"
  })
  void aFoldersNameIsReadAsPeopleWriteIt(String label, String name) {
    assertThat(ReadableLabels.nameOf(label)).isEqualTo(name);
  }

  @Test
  void twoClassesNeverHaveTheSameName() {
    ReadableLabels labels =
        ReadableLabels.of(List.of("Faces", "Faces_easy", "a_b", "a b", "water_lilly"));

    assertThat(labels.names())
        .containsExactly("Faces", "Faces easy", "a_b", "a b", "water lilly")
        .doesNotHaveDuplicates();
    assertThat(labels.name("Faces_easy")).isEqualTo("Faces easy");
    assertThat(labels.labels()).contains("Faces_easy");
  }

  @Test
  void aClassOfAnotherModelHasANameToo() {
    assertThat(ReadableLabels.of(List.of("cat")).name("water_lilly")).isEqualTo("water lilly");
  }
}
