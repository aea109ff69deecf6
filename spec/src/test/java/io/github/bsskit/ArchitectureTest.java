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

/** Dependencies and kinds of the types that every other module uses. */
@AnalyzeClasses(packages = "io.github.bsskit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices()
          .matching("io.github.bsskit.(**)")
          .should()
          .beFreeOfCycles()
          .because(
              "a package can be understood and replaced only if it does not depend on its users");

  @ArchTest
  static final ArchRule the_contract_depends_only_on_java =
      classes()
          .that()
          .resideInAPackage("io.github.bsskit.contract..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.github.bsskit.contract..", "java..")
          .because("implementing the contract must not add a library");

  @ArchTest
  static final ArchRule the_contract_does_no_io =
      noClasses()
          .that()
          .resideInAPackage("io.github.bsskit.contract..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.net..", "java.nio..", "java.sql..")
          .because("reading a call and writing a response need no file and no network");

  @ArchTest
  static final ArchRule the_contract_does_not_use_the_rulebook =
      noClasses()
          .that()
          .resideInAPackage("io.github.bsskit.contract..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.bsskit.rulebook..")
          .because("an implementation must not depend on what checks it");

  @ArchTest
  static final ArchRule the_rulebook_does_not_use_the_contract =
      noClasses()
          .that()
          .resideInAPackage("io.github.bsskit.rulebook..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.bsskit.contract..")
          .because("a bug of the generator must not hide itself from the checks");

  @ArchTest
  static final ArchRule only_the_rulebook_reads_the_spec =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.bsskit.rulebook..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.swagger..")
          .because("swagger-parser is optional: the types work without it");

  @ArchTest
  static final ArchRule errors_are_enums =
      classes()
          .that()
          .areAssignableTo(DocumentedError.class)
          .and(are(not(INTERFACES)))
          .should()
          .beEnums()
          .because("undocumented errors must not exist");

  @ArchTest
  static final ArchRule wire_values_are_enums =
      classes()
          .that()
          .areAssignableTo(WireEnum.class)
          .and(are(not(INTERFACES)))
          .should()
          .beEnums()
          .because("the spec lists all values");

  @ArchTest
  static final ArchRule responses_are_records =
      classes()
          .that()
          .areAssignableTo(Body.class)
          .and(are(not(INTERFACES)))
          .should()
          .beRecords()
          .because("a response has the documented fields and no other state");

  @ArchTest
  static final ArchRule static_fields_are_final =
      fields().that().areStatic().should().beFinal().because("concurrent calls use the types");
}
