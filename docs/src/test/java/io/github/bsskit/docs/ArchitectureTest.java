package io.github.bsskit.docs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.bsskit.conformance.target.Profile;

/** What the generator depends on. */
@AnalyzeClasses(packages = "io.github.bsskit.docs", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule depends_only_on_the_rulebook_and_the_obligations =
      classes()
          .should()
          .onlyDependOnClassesThat(
              not(resideInAPackage("io.github.bsskit.."))
                  .or(
                      resideInAnyPackage(
                          "..bsskit.docs..", "..bsskit.rulebook..", "..conformance.obligation.."))
                  .or(belongToAnyOf(Profile.class)))
          .because(
              "pages show what is documented and what checks it, which needs no target; obligations"
                  + " are derived for the wire of a profile; the simulator is built later");

  @ArchTest
  static final ArchRule only_the_rulebook_reads_the_spec =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.swagger..")
          .because("the contract is parsed in one place");

  @ArchTest
  static final ArchRule uses_no_network =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.net.http..", "org.apache.http..")
          .because("the site is generated from files only, and is the same on every machine");

  @ArchTest
  static final ArchRule names_say_what_a_class_does =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Helper|Manager|Impl|Common|Internal).*")
          .because("such names fit any content");
}
