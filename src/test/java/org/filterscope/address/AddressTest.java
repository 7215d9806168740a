package org.filterscope.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Stream;
import org.filterscope.figure.Contrast;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Seed;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of views as text. */
class AddressTest {

  private static final String SHA =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  private static final ContentId CAT = new ContentId(SHA, "cat.jpg");
  private static final ContentId MODEL = new ContentId(SHA.replace('0', 'f'), "vgg16");

  static Stream<Address> views() {
    View.Unit unit = new View.Unit("conv3_3", 7);
    Mode mode = Mode.GUIDED;
    Contrast contrast = Contrast.PERCENTILE;
    return Stream.of(
        new Address(
            Address.Place.EXPLORE,
            CAT,
            MODEL,
            new View(unit, new Seed.Cell(3, 14), null, mode, contrast, null, null)),
        new Address(
            Address.Place.EXPLORE,
            CAT,
            MODEL,
            new View(
                unit,
                new Seed.WholeMap(),
                new View.Part(0, 1.5, 300.25, 301.75),
                Mode.GRADIENT,
                Contrast.LARGEST,
                null,
                null)),
        new Address(
            Address.Place.EXPLORE,
            null,
            null,
            new View(unit, new Seed.Strongest(), null, null, null, null, null)),
        new Address(
            Address.Place.EXPLORE,
            CAT,
            MODEL,
            new View(unit, null, null, mode, contrast, "switched-off", null)),
        new Address(Address.Place.LEARN, CAT, MODEL, View.ofChapter("first-layer")),
        new Address(
            Address.Place.FILTERS,
            null,
            MODEL,
            new View(unit, null, null, mode, contrast, null, null)),
        new Address(
            Address.Place.FILTERS,
            null,
            null,
            new View(
                new View.Unit("/features/Conv & more=1 %\u5377", View.Unit.WHOLE),
                null,
                null,
                null,
                null,
                null,
                null)),
        new Address(Address.Place.TRAIN, null, null, View.NONE),
        new Address(Address.Place.CLASSIFY, null, MODEL, View.NONE),
        new Address(Address.Place.MODELS, null, null, View.NONE));
  }

  @ParameterizedTest
  @MethodSource("views")
  void theAddressOfEachViewReadsAsItWasWritten(Address address) {
    assertThat(Address.parse(address.toString())).isEqualTo(address);
  }

  @Test
  void anAddressIsWrittenInWords() {
    View view =
        new View(
            new View.Unit("conv3_3", 7),
            new Seed.Cell(3, 14),
            null,
            Mode.DECONVNET,
            Contrast.LARGEST,
            null,
            null);

    assertThat(new Address(Address.Place.EXPLORE, CAT, null, view))
        .hasToString(
            "filterscope://explore?photo="
                + SHA
                + "&photo-name=cat.jpg&layer=conv3_3&unit=7&cell=3,14"
                + "&mode=deconvnet&contrast=largest");
  }

  @Test
  void anyAddressReadsAsItWasWrittenAndHasOnlyPrintableCharacters() {
    Random random = new Random(20);
    for (int i = 0; i < 5000; i++) {
      Address address = RandomAddresses.next(random);

      String text = address.toString();

      assertThat(text).matches("[!-~]+").hasSizeLessThanOrEqualTo(Address.LONGEST);
      assertThat(Address.parse(text)).as(text).isEqualTo(address);
    }
  }

  @Test
  void anAddressWithOneCharacterChangedIsAnotherOrIsRefused() {
    Random random = new Random(21);
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder(RandomAddresses.next(random).toString());
      text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(300));

      Address read = parseOrNull(text.toString());

      if (read != null) {
        assertThat(Address.parse(read.toString())).as(text.toString()).isEqualTo(read);
      }
    }
  }

  private static @Nullable Address parseOrNull(String text) {
    try {
      return Address.parse(text);
    } catch (Problem e) {
      assertThat(e.key()).startsWith("address.");
      return null;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FILTERSCOPE://explore?layer=conv3_3&unit=7&cell=3,14",
        "filterscope://explore/?layer=conv3_3&unit=7&cell=3,14",
        "  filterscope://explore?layer=conv3_3&unit=7&cell=3%2C14\n",
        "filterscope://explore?cell=3,14&unit=7&layer=conv3%5F3"
      })
  void whatABrowserMakesOfAnAddressReadsTheSame(String text) {
    assertThat(Address.parse(text))
        .isEqualTo(Address.parse("filterscope://explore?layer=conv3_3&unit=7&cell=3,14"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "filterscope: address.none",
        "filterscope:// address.none",
        "filterscope:explore address.none",
        "filterscope:///etc/passwd address.none",
        "filterscope://../../etc/passwd address.none",
        "filterscope://explore/../../etc/passwd address.none",
        "filterscope://explore@evil.example address.none",
        "filterscope://explore:80 address.none",
        "filterscope://explore#layer=conv3_3 address.none",
        "filterscope://%65xplore address.none",
        "file:///etc/passwd address.none",
        "https://explore?layer=conv3_3 address.none",
        "filterscope://settings address.screen",
        "filterscope://explore?file=/etc/passwd address.unknown",
        "filterscope://explore?path=..%2F..%2Fsecret.jpg address.unknown",
        "filterscope://explore?model-file=evil.zip address.unknown",
        "filterscope://explore?l%61yer=conv3_3 address.unknown",
        "filterscope://explore?LAYER=conv3_3 address.unknown",
        "filterscope://explore?layer address.unknown",
        "filterscope://explore?layer=a&&unit=1 address.unknown",
        "filterscope://explore?layer=a&layer=b address.twice",
        "filterscope://explore?unit=1 address.alone",
        "filterscope://explore?layer=a&cell=1,1 address.alone",
        "filterscope://explore?layer=a&why=cover address.alone",
        "filterscope://explore?photo-name=cat.jpg address.alone",
        "filterscope://explore?photo=/etc/passwd address.value",
        "filterscope://explore?photo=cat.jpg address.value",
        "filterscope://explore?photo=0123 address.value",
        "filterscope://explore?layer= address.value",
        "filterscope://explore?layer=%00 address.value",
        "filterscope://explore?layer=a%0Ab address.value",
        "filterscope://explore?layer=%E2%80%AEgpj.exe address.value",
        "filterscope://explore?layer=%C0%AF address.value",
        "filterscope://explore?layer=%ED%A0%80 address.value",
        "filterscope://explore?layer=%zz address.value",
        "filterscope://explore?layer=%4 address.value",
        "filterscope://explore?layer=a&unit=-1 address.value",
        "filterscope://explore?layer=a&unit=+1 address.value",
        "filterscope://explore?layer=a&unit=007 address.value",
        "filterscope://explore?layer=a&unit=1e9 address.value",
        "filterscope://explore?layer=a&unit=99999999999999999999 address.value",
        "filterscope://explore?layer=a&unit=%31 address.value",
        "filterscope://explore?layer=a&unit=1&cell=1 address.value",
        "filterscope://explore?layer=a&unit=1&cell=1,2,3 address.value",
        "filterscope://explore?layer=a&unit=1&cell=-1,2 address.value",
        "filterscope://explore?part=0,0,NaN,10 address.value",
        "filterscope://explore?part=0,0,1e300,10 address.value",
        "filterscope://explore?part=10,0,5,10 address.value",
        "filterscope://explore?mode=DECONVNET address.value",
        "filterscope://explore?contrast=none address.value",
        "filterscope://explore?layer=a&unit=1&why=../cover address.value",
        "filterscope://learn?chapter=..%2Fmaps address.value",
        "filterscope://learn?layer=conv3_3 address.unfit",
        "filterscope://explore?chapter=maps address.unfit",
        "filterscope://filters?layer=a&unit=1&cell=1,1 address.unfit",
        "filterscope://train?chapter=maps address.unfit"
      })
  void aHostileAddressIsRefused(String text, String key) {
    assertThatThrownBy(() -> Address.parse(text))
        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.key()).isEqualTo(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%2Fetc%2Fpasswd", "..%5Ccat.jpg", "a%1Bb", "%E2%80%AEgpj", "%20cat.jpg"})
  void theNameOfAPhotographIsNoPathAndHidesNothing(String name) {
    assertThatThrownBy(
            () -> Address.parse("filterscope://explore?photo=" + SHA + "&photo-name=" + name))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.key()).isEqualTo("address.value"));
  }

  @Test
  void percentEncodingIsReadOnce() {
    View.Unit unit = Address.parse("filterscope://explore?layer=%252e%252e%252f").view().unit();

    assertThat(unit).isEqualTo(new View.Unit("%2e%2e%2f", View.Unit.WHOLE));
  }

  @Test
  void anOverlongAddressIsRefusedWithoutRepeatingIt() {
    String text = "filterscope://explore?layer=" + "a".repeat(1_000_000);

    assertThatThrownBy(() -> Address.parse(text))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("1000028")
        .message()
        .hasSizeLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"filterscope://explore?layer=a b", "filterscope://explore\u0000"})
  void charactersThatNoAddressHasAreNotRepeated(String text) {
    assertThatThrownBy(() -> Address.parse(text))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("characters")
        .hasMessageNotContaining("explore");
  }

  @Test
  void otherTextIsRepeatedWithoutWhatWouldNotBeSeen() {
    assertThatThrownBy(() -> Address.parse("exe.\u202egpj\u0000\nand a long text ".repeat(1000)))
        .hasMessageStartingWith("\"exe. gpj  and a long text")
        .message()
        .hasSizeLessThan(200);
    assertThatThrownBy(() -> Address.parse(""))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("\"\" is not the address of a view.");
  }

  @ParameterizedTest
  @CsvSource({
    "filterscope://explore, true",
    "' Filterscope:', true",
    "https://example.org/filterscope:, false",
    "filterscope, false",
    "/home/filterscope:/a.jpg, false"
  })
  void onlyTextThatBeginsLikeOneIsMeantAsAnAddress(String text, boolean isMeant) {
    assertThat(Address.isMeant(text)).isEqualTo(isMeant);
  }

  @Test
  void aPhotographsNameIsCleanedWhereItIsWritten() {
    assertThat(ContentId.of(SHA, "a/b\\c\n\u202ed.jpg").name()).isEqualTo("a_b_c__d.jpg");
    assertThat(ContentId.of(SHA, "\ud83d\udc08".repeat(200)).name()).hasSizeLessThan(121);
  }

  @Test
  void aViewThatNoScreenHasIsNotMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Address(Address.Place.TRAIN, CAT, null, View.NONE));
  }
}
