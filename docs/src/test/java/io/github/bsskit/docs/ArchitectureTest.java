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

/** What the site is made from, and what it must not know. */
@AnalyzeClasses(packages = "io.github.bsskit.docs", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule of_the_project_it_knows_the_rulebook_and_what_is_owed =
      classes()
          .should()
          .onlyDependOnClassesThat(
              not(resideInAPackage("io.github.bsskit.."))
                  .or(
                      resideInAnyPackage(
                          "..bsskit.docs..", "..bsskit.rulebook..", "..conformance.obligation.."))
                  .or(belongToAnyOf(Profile.class)))
          .because(
              "pages tell what is documented and what checks it, and so need no target; a profile's"
                  + " wire is what obligations are derived for; and the simulator, which is built"
                  + " later, serves them");

  @ArchTest
  static final ArchRule only_the_rulebook_reads_the_spec =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.swagger..")
          .because("the contract is read in one place, and each fact of it once");

  @ArchTest
  static final ArchRule nothing_is_fetched =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.net.http..", "io.restassured..")
          .because("a site is made of files alone, and the same wherever it is made");

  @ArchTest
  static final ArchRule names_say_what_a_class_does =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Helper|Manager|Impl|Common|Internal).*")
          .because("such names fit any content, and so gather it");
}
