package io.github.bsskit.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text for machines does not depend on the default locale, in the main code of any module. */
class DefaultLocaleTest {

  /** What formats, parses or changes case by the default locale, as full names of the JDK. */
  private static final String BY_DEFAULT_LOCALE =
      "java[.](lang[.]String[.](formatted[(].*|format[(]java[.]lang[.]String, .*"
          + "|to(Low|Upp)erCase[(][)])"
          + "|io[.](PrintStream|PrintWriter|Console)[.](printf|format)[(]java[.]lang[.]String, .*"
          + "|text[.](?!Normalizer).*"
          + "|util[.](Formatter|Scanner|Calendar|GregorianCalendar|ResourceBundle)[.].*"
          + "|util[.]Locale[.]getDefault[(].*"
          + "|time[.]format[.]DateTimeFormatter[.]"
          + "(ofLocalized.*|ofPattern[(]java[.]lang[.]String[)])"
          + "|time[.]format[.]DateTimeFormatterBuilder[.](appendLocalized.*|toFormatter[(][)]))";

  private static final ArchRule NOTHING_USES_IT =
      noClasses()
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "a method of the JDK uses the default locale",
                  access -> access.getTarget().getFullName().matches(BY_DEFAULT_LOCALE)))
          .because("%d has Arabic digits in ar-EG: concatenate, or pass Locale.ROOT");

  @ParameterizedTest
  @ValueSource(strings = {"spec", "conformance-tests", "docs", "stubs"})
  void isNotUsed(String module) {
    JavaClasses classes =
        new ClassFileImporter().importPath(Path.of("..", "..", module, "target", "classes"));

    assertThat(classes).hasSizeGreaterThan(10);
    NOTHING_USES_IT.check(classes);
  }

  /** What the rule finds. */
  static final class Planted {

    private static final UnaryOperator<String> REFERENCE = String::toLowerCase;

    private static String formatted(PrintStream out) {
      out.printf("%d", 1);
      return "%d".formatted(2)
          + String.format("%d", 3)
          + REFERENCE.apply("I").toUpperCase()
          + DateTimeFormatter.ofPattern("d");
    }
  }

  @Test
  void isFound() {
    JavaClasses planted = new ClassFileImporter().importClasses(Planted.class);

    assertThat(NOTHING_USES_IT.evaluate(planted).getFailureReport().getDetails()).hasSize(6);
  }
}
