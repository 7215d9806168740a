package org.filterscope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.NullMarked;

/** The rooms of the house, and the arrows between them. */
@AnalyzeClasses(packages = "org.filterscope", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

  @ArchTest
  static final ArchRule importsPointOnlyDown =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("door")
          .definedBy("org.filterscope", "org.filterscope.app..")
          .layer("ui")
          .definedBy("org.filterscope.ui..")
          .layer("cli")
          .definedBy("org.filterscope.cli..")
          .layer("figure")
          .definedBy("org.filterscope.figure..")
          .layer("training")
          .definedBy("org.filterscope.training..")
          .layer("inspection")
          .definedBy("org.filterscope.inspection..")
          .layer("patches")
          .definedBy("org.filterscope.patches..")
          .layer("projection")
          .definedBy("org.filterscope.projection..")
          .layer("activation")
          .definedBy("org.filterscope.activation..")
          .layer("network")
          .definedBy("org.filterscope.network..")
          .layer("image")
          .definedBy("org.filterscope.image..")
          .layer("home")
          .definedBy("org.filterscope.home..")
          .layer("task")
          .definedBy("org.filterscope.task..")
          .whereLayer("door")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("ui")
          .mayOnlyBeAccessedByLayers("door")
          .whereLayer("cli")
          .mayOnlyBeAccessedByLayers("door")
          .whereLayer("figure")
          .mayOnlyBeAccessedByLayers("door", "ui", "cli")
          .whereLayer("training")
          .mayOnlyBeAccessedByLayers("door", "ui", "cli", "figure")
          .whereLayer("inspection")
          .mayOnlyBeAccessedByLayers("door", "ui", "cli", "figure", "training")
          .whereLayer("patches")
          .mayOnlyBeAccessedByLayers("door", "ui", "cli", "figure", "training", "inspection")
          .whereLayer("projection")
          .mayOnlyBeAccessedByLayers(
              "door", "ui", "cli", "figure", "training", "inspection", "patches")
          .whereLayer("activation")
          .mayOnlyBeAccessedByLayers(
              "door", "ui", "cli", "figure", "training", "inspection", "patches", "projection")
          .whereLayer("network")
          .mayOnlyBeAccessedByLayers(
              "door",
              "ui",
              "cli",
              "figure",
              "training",
              "inspection",
              "patches",
              "projection",
              "activation")
          .whereLayer("image")
          .mayOnlyBeAccessedByLayers(
              "door",
              "ui",
              "cli",
              "figure",
              "training",
              "inspection",
              "patches",
              "projection",
              "activation",
              "network")
          .whereLayer("home")
          .mayOnlyBeAccessedByLayers("door", "ui", "cli")
          .whereLayer("task")
          .mayOnlyBeAccessedByLayers(
              "door",
              "ui",
              "cli",
              "figure",
              "training",
              "inspection",
              "patches",
              "projection",
              "activation",
              "network",
              "image",
              "home");

  @ArchTest
  static final ArchRule everyClassIsInARoom =
      classes()
          .should()
          .resideInAnyPackage(
              "org.filterscope",
              "org.filterscope.app..",
              "org.filterscope.ui..",
              "org.filterscope.cli..",
              "org.filterscope.figure..",
              "org.filterscope.training..",
              "org.filterscope.inspection..",
              "org.filterscope.patches..",
              "org.filterscope.projection..",
              "org.filterscope.activation..",
              "org.filterscope.network..",
              "org.filterscope.image..",
              "org.filterscope.home..",
              "org.filterscope.task..");

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
          .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..");

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

  @ArchTest
  static final ArchRule staticFieldsAreFinal =
      fields().that().areStatic().and(arePartOfTheSource()).should().beFinal();

  @ArchTest
  static final ArchRule staticFieldsHoldNothingThatChanges =
      fields().that().areStatic().and(arePartOfTheSource()).should(holdNothingThatChanges());

  @ArchTest
  static final ArchRule classesAreNamedForWhatTheyAre =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Data)(\\$.*)?");

  @ArchTest
  static final ArchRule everyPackageSaysWhatMayBeNull = classes().should(beInANullMarkedPackage());

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
