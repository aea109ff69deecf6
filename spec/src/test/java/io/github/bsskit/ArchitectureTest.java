package io.github.bsskit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.bsskit.contract.Body;
import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.WireEnum;

/** The contract's types stay what every other part can stand on. */
@AnalyzeClasses(packages = "io.github.bsskit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PACKAGES_DO_NOT_DEPEND_ON_EACH_OTHER_IN_A_CIRCLE =
      slices()
          .matching("io.github.bsskit.(**)")
          .should()
          .beFreeOfCycles()
          .because("a part can be understood and replaced only if it does not lean on its users");

  @ArchTest
  static final ArchRule THE_CONTRACT_STANDS_ON_JAVA_ALONE =
      classes()
          .that()
          .resideInAPackage("io.github.bsskit.contract..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.github.bsskit.contract..", "java..")
          .because("whoever implements the contract must not inherit a library with it");

  @ArchTest
  static final ArchRule THE_CONTRACT_TOUCHES_NOTHING_OUTSIDE =
      noClasses()
          .that()
          .resideInAPackage("io.github.bsskit.contract..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.net..", "java.nio..", "java.sql..")
          .because("reading a call and writing an answer need no file and no network");

  @ArchTest
  static final ArchRule THE_CONTRACT_DOES_NOT_KNOW_THE_RULEBOOK =
      noClasses()
          .that()
          .resideInAPackage("io.github.bsskit.contract..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.bsskit.rulebook..")
          .because("an implementation must not be built on what it is checked by");

  @ArchTest
  static final ArchRule THE_RULEBOOK_DOES_NOT_KNOW_THE_CONTRACT =
      noClasses()
          .that()
          .resideInAPackage("io.github.bsskit.rulebook..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.bsskit.contract..")
          .because("a fault of the generator must not hide itself from a checker");

  @ArchTest
  static final ArchRule ONLY_THE_RULEBOOK_READS_THE_SPEC =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.bsskit.rulebook..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.swagger..")
          .because("swagger-parser is optional: who needs only the types runs without it");

  @ArchTest
  static final ArchRule ERRORS_ARE_CLOSED_LISTS =
      classes()
          .that()
          .areAssignableTo(DocumentedError.class)
          .and(are(not(INTERFACES)))
          .should()
          .beEnums()
          .because("an error that is not in a table must not be made");

  @ArchTest
  static final ArchRule VALUES_OF_THE_WIRE_ARE_CLOSED_LISTS =
      classes()
          .that()
          .areAssignableTo(WireEnum.class)
          .and(are(not(INTERFACES)))
          .should()
          .beEnums()
          .because("the spec lists all of them");

  @ArchTest
  static final ArchRule ANSWERS_ARE_RECORDS =
      classes()
          .that()
          .areAssignableTo(Body.class)
          .and(are(not(INTERFACES)))
          .should()
          .beRecords()
          .because("an answer has the documented members, and no state besides");

  @ArchTest
  static final ArchRule NOTHING_SHARED_CHANGES =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .because("the types are used by many calls at once");
}
