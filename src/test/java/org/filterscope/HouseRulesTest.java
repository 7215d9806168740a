package org.filterscope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Field;
import java.text.Collator;
import java.text.DateFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.filterscope.network.ArrayValues;
import org.filterscope.network.Operation;
import org.jspecify.annotations.NullMarked;
import org.nd4j.linalg.api.buffer.DataBuffer;

/** The rooms of the house, and the arrows between them. */
@AnalyzeClasses(packages = "org.filterscope", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

  /** A room of the house, and why it knows nothing of the rooms above it. */
  private record Room(String name, String because) {

    String[] packages() {
      return name.equals("app")
          ? new String[] {ROOT, ROOT + ".app.."}
          : new String[] {ROOT + "." + name + ".."};
    }
  }

  private static final String ROOT = "org.filterscope";

  /** From the ground up. */
  private static final List<Room> ROOMS =
      List.of(
          new Room("task", "work, progress and problems are the same whatever is worked on"),
          new Room("home", "where settings and logs lie does not depend on what is stored there"),
          new Room("image", "photographs are read without knowing what a network wants of them"),
          new Room("camera", "frames are captured without knowing who looks at them"),
          new Room("network", "a network is what its file says, whoever computes with it"),
          new Room("activation", "a forward pass serves projections, indexes and training alike"),
          new Room("projection", "one unit goes back to pixels without an index or a screen"),
          new Room("patches", "an index is built and read by commands and screens alike"),
          new Room("inspection", "both front doors look at a photograph by the same call"),
          new Room("training", "fine-tuning is the same service for the window and for scripts"),
          new Room("lesson", "what is taught is the engine's arithmetic, with or without a screen"),
          new Room("explanation", "why an answer was given is computed, then drawn or printed"),
          new Room(
              "experiment", "the paper's experiments give the same values to both front doors"),
          new Room("export", "files for other programs hold numbers, not pictures or nodes"),
          new Room("figure", "pictures are plain pixels, so that commands draw what screens show"),
          new Room("address", "an address is text, whoever copies or follows it"),
          new Room("cli", "a command runs without a window"),
          new Room("ui", "a screen calls services, never a command"),
          new Room("app", "only the front door wires everything"),
          new Room("spark", "a cluster runs commands, and nothing of the app depends on it"));

  @ArchTest
  static void importsPointOnlyDown(JavaClasses house) {
    for (int i = 0; i < ROOMS.size(); i++) {
      Room room = ROOMS.get(i);
      String[] above =
          ROOMS.stream()
              .skip(i + 1)
              .flatMap(upper -> Arrays.stream(upper.packages()))
              .toArray(String[]::new);
      if (above.length > 0) {
        noClasses()
            .that()
            .resideInAnyPackage(room.packages())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above)
            .because(room.because())
            .check(house);
      }
    }
  }

  @ArchTest
  static final ArchRule theWindowIgnoresTheCommandLine =
      noClasses()
          .that()
          .resideInAPackage("org.filterscope.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.filterscope.cli..")
          .because("what both can do belongs to a room below both");

  @ArchTest
  static final ArchRule onlyTheFrontDoorsKnowTheUsersFolder =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.filterscope",
              "org.filterscope.app..",
              "org.filterscope.ui..",
              "org.filterscope.cli..",
              "org.filterscope.home..",
              "org.filterscope.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.filterscope.home..")
          .because("services are handed the folders that they work in");

  @ArchTest
  static final ArchRule screensIgnoreEachOther =
      slices()
          .matching("org.filterscope.ui.(explore|learn|filters|train|classify|models)..")
          .should()
          .notDependOnEachOther()
          .because("the front door knows the ways from one screen to another");

  @ArchTest
  static final ArchRule chaptersIgnoreEachOther =
      slices()
          .matching("org.filterscope.ui.learn.(convolution|answer|training|experiment)..")
          .should()
          .notDependOnEachOther()
          .because("the frame lists chapters, and knows the ways from one to another")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule anIndexsFileIgnoresItsBuildersAndReaders =
      noClasses()
          .that()
          .resideInAPackage("org.filterscope.patches.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.filterscope.patches.build..", "org.filterscope.patches.query..")
          .because("the file's format changes for its own reasons");

  @ArchTest
  static final ArchRule readingAnIndexNeedsNoBuilder =
      noClasses()
          .that()
          .resideInAPackage("org.filterscope.patches.query..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.filterscope.patches.build..")
          .because("an index is looked into where nothing can be added to it");

  @ArchTest
  static final ArchRule winogradKnowsNoNetwork =
      noClasses()
          .that()
          .resideInAPackage("org.filterscope.activation.winograd..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.filterscope.network..")
          .because("a convolution is arithmetic on arrays");

  @ArchTest
  static final ArchRule nobodyReadsWeightsThatMayBeFreed =
      noClasses()
          .that()
          .resideInAPackage("org.filterscope.network..")
          .and()
          .doNotBelongToAnyOf(ArrayValues.class)
          .should()
          .callMethod(DataBuffer.class, "asNioFloat")
          .orShould()
          .callMethod(DataBuffer.class, "addressPointer")
          .because(
              "weights are freed by the garbage collector, and a buffer of an array does not keep it"
                  + " alive; the arrays of a forward pass live until it is closed");

  @ArchTest
  static final ArchRule aLabelledFolderKnowsNoTraining =
      noClasses()
          .that()
          .resideInAPackage("org.filterscope.training.data..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.filterscope.training.head..",
              "org.filterscope.training.block..",
              "org.filterscope.training.report..")
          .because("the same folder is checked, split and read for every way to train");

  @ArchTest
  static final ArchRule everyClassIsInARoom =
      classes()
          .should()
          .resideInAnyPackage(
              ROOMS.stream()
                  .flatMap(room -> Arrays.stream(room.packages()))
                  .toArray(String[]::new));

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.filterscope.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule javaFxStaysInTheWindow =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.filterscope.ui..", "org.filterscope.app..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "com.sun.javafx..", "atlantafx..", "org.kordamp..");

  @ArchTest
  static final ArchRule theComputeLibrariesStayInTheirRooms =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.filterscope.network..",
              "org.filterscope.activation..",
              "org.filterscope.projection..",
              "org.filterscope.training..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..");

  @ArchTest
  static final ArchRule nativeCodeStaysInItsRooms =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.filterscope.camera..",
              "org.filterscope.network..",
              "org.filterscope.activation..",
              "org.filterscope.projection..",
              "org.filterscope.training..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule onlyTheCameraKnowsOpenCv =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.filterscope.camera..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco.opencv..");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.filterscope.cli..")
          .and()
          .doNotHaveFullyQualifiedName("org.filterscope.Main")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  /** An Arabic locale has other digits, and a Turkish one another lower case. */
  @ArchTest
  static final ArchRule onlyTheWindowWritesInThePersonsLocale =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.filterscope.ui..")
          .should()
          .accessTargetWhere(theDefaultLocaleDecides());

  @ArchTest
  static final ArchRule theWindowShowsProblemsInItsLanguage =
      noClasses()
          .that()
          .resideInAPackage("org.filterscope.ui..")
          .and()
          .haveSimpleNameNotContaining("NoticeBoard")
          .and()
          .haveSimpleNameNotContaining("PredictionExport")
          .should()
          .callMethodWhere(
              DescribedPredicate.<JavaMethodCall>describe(
                  "an exception's message is read",
                  call ->
                      call.getName().equals("getMessage")
                          && call.getTargetOwner().isAssignableTo(Throwable.class)))
          .because("getMessage is English, for the log and for files of numbers");

  @ArchTest
  static final ArchRule staticFieldsAreFinal =
      fields().that().areStatic().and(arePartOfTheSource()).should().beFinal();

  @ArchTest
  static final ArchRule staticFieldsHoldNothingThatChanges =
      fields().that().areStatic().and(arePartOfTheSource()).should(holdNothingThatChanges());

  @ArchTest
  static final ArchRule classesAreNamedForWhatTheyAre =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Data)(\\$.*)?");

  /** Who asks for a kind by name forgets the next one; a visitor does not compile without it. */
  @ArchTest
  static final ArchRule whoeverWalksOperationsSaysWhatBecomesOfEachKind =
      noCodeUnits()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(
              "..network..",
              "..activation..",
              "..projection..",
              "..training..",
              "..inspection..",
              "..lesson..",
              "..explanation..",
              "..experiment..")
          .should(askForMoreThanTwoKindsOfOperation());

  @ArchTest
  static final ArchRule everyPackageSaysWhatMayBeNull = classes().should(beInANullMarkedPackage());

  private static DescribedPredicate<JavaAccess<?>> theDefaultLocaleDecides() {
    Map<Class<?>, String> deciding =
        Map.ofEntries(
            Map.entry(String.class, "format|formatted|toLowerCase|toUpperCase"),
            Map.entry(PrintStream.class, "format|printf"),
            Map.entry(PrintWriter.class, "format|printf"),
            Map.entry(Formatter.class, "<init>"),
            Map.entry(NumberFormat.class, "get.*Instance"),
            Map.entry(DecimalFormat.class, "<init>|get.*Instance"),
            Map.entry(DecimalFormatSymbols.class, "<init>|getInstance"),
            Map.entry(MessageFormat.class, "<init>"),
            Map.entry(DateFormat.class, "get.*Instance"),
            Map.entry(SimpleDateFormat.class, "<init>"),
            Map.entry(DateTimeFormatter.class, "ofPattern|ofLocalized.*"),
            Map.entry(Collator.class, "getInstance"));
    return DescribedPredicate.describe(
        "the default locale decides what comes of it",
        access ->
            access.getTarget() instanceof CodeUnitAccessTarget called
                && deciding.entrySet().stream()
                    .anyMatch(
                        one ->
                            called.getOwner().isEquivalentTo(one.getKey())
                                && called.getName().matches(one.getValue()))
                && called.getRawParameterTypes().stream()
                    .noneMatch(HouseRulesTest::standsForALocale));
  }

  private static boolean standsForALocale(JavaClass parameter) {
    return parameter.isEquivalentTo(Locale.class)
        || parameter.isEquivalentTo(DecimalFormatSymbols.class);
  }

  private static ArchCondition<JavaCodeUnit> askForMoreThanTwoKindsOfOperation() {
    return new ArchCondition<>("ask for more than two kinds of operation") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        long kinds =
            unit.getInstanceofChecks().stream()
                .map(check -> check.getRawType())
                .filter(type -> type.isAssignableTo(Operation.class))
                .distinct()
                .count();
        events.add(
            new SimpleConditionEvent(
                unit, kinds > 2, unit.getFullName() + " asks for " + kinds + " kinds"));
      }
    };
  }

  private static DescribedPredicate<JavaField> arePartOfTheSource() {
    return DescribedPredicate.describe(
        "are part of the source", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  /** Tables in private arrays are let be: who writes to them cannot be seen from here. */
  private static ArchCondition<JavaField> holdNothingThatChanges() {
    return new ArchCondition<>("hold nothing that changes") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        if (changes(field)) {
          events.add(SimpleConditionEvent.violated(field, field.getFullName() + " can be changed"));
        }
      }
    };
  }

  private static boolean changes(JavaField field) {
    JavaClass type = field.getRawType();
    if (type.isArray()) {
      return !field.getModifiers().contains(JavaModifier.PRIVATE);
    }
    if (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)) {
      return !valueOf(field)
          .getClass()
          .getName()
          .matches("java\\.util\\.(ImmutableCollections|Collections\\$(Unmodifiable|Empty)).*");
    }
    return type.getPackageName().equals("java.util.concurrent.atomic")
        || type.isAssignableTo(ThreadLocal.class)
        || type.isAssignableTo(StringBuilder.class)
        || type.isAssignableTo(Random.class);
  }

  private static Object valueOf(JavaField field) {
    try {
      Field reflected = field.reflect();
      reflected.setAccessible(true);
      return Objects.requireNonNull(reflected.get(null));
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a package marked @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getPackageName() + " has no package-info with @NullMarked"));
        }
      }
    };
  }
}
