package io.github.bsskit.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bsskit.conformance.target.Profile.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The template is a valid profile as it is, and with every key enabled. */
class ProfileTemplateTest {

  private static final String TEMPLATE = ProfileFile.template();
  private static final Pattern DISABLED = Pattern.compile("(?m)^( *)#(?=[A-Za-z])");

  @Test
  void isValidAsItIs() {
    Profile profile = ProfileFileTest.read(TEMPLATE);

    assertThat(profile.keys()).containsOnlyKeys(Role.FULL);
    assertThat(profile.value("catalogue.specification")).contains("40");
    assertThat(ProfileSchemaTest.errors(TEMPLATE)).isEmpty();
  }

  @Test
  void hasTheDefaultValues() {
    Profile template = ProfileFileTest.read(TEMPLATE);
    Profile small = ProfileFileTest.read(ProfileFileTest.SMALL);

    assertThat(template.wire()).isEqualTo(small.wire());
    assertThat(template.rateLimit()).isEqualTo(small.rateLimit());
    assertThat(template.conditions()).isEqualTo(small.conditions());
  }

  @Test
  void withEveryKeyEnabledHasOneErrorForTheThreeKindsOfFaults() {
    ProfileException exception =
        catchThrowableOfType(ProfileException.class, () -> ProfileFileTest.read(allEnabled()));

    assertThat(exception.getMessage().lines()).hasSize(1);
    assertThat(exception)
        .hasMessageContaining("faults has request and parameter and header; keep one of");
  }

  @Test
  void withEveryKeyAndOneKindOfFaultIsValid() {
    String yaml = allEnabled().replaceAll("(?m)^  parameter:\n(    .*\n)+", "");
    String whole = yaml.replaceAll("(?m)^  header: .*\n", "");

    Profile profile = ProfileFileTest.read(whole);

    assertThat(profile.keys()).containsOnlyKeys(Role.values());
    assertThat(profile.owners().foreign()).isPresent();
    assertThat(profile.value("catalogue.notOnSale")).isPresent();
    assertThat(profile.value("catalogue.otherProduct")).isPresent();
    assertThat(profile.fault()).isPresent();
    assertThat(profile.hooks().reset()).isPresent();
    assertThat(profile.hooks().clock()).isPresent();
    assertThat(profile.hooks().refill()).isPresent();
    assertThat(ProfileSchemaTest.errors(whole)).isEmpty();
  }

  @Test
  void hasEveryKeyWithAComment() {
    List<String> lines = TEMPLATE.lines().toList();
    for (String key : ProfileSchemaTest.keysOfSections()) {
      int at = lines.indexOf(lineOf(key));
      assertThat(lines.get(at - 1).strip()).as("above " + key).startsWith("# ");
    }
  }

  @Test
  void firstLineNamesTheSchemaForEditors() {
    assertThat(TEMPLATE.lines().findFirst().orElseThrow())
        .isEqualTo("# yaml-language-server: $schema=" + ProfileSchemaTest.id());
  }

  private static String lineOf(String key) {
    return TEMPLATE
        .lines()
        .filter(line -> line.matches(" *#?" + Pattern.quote(key) + ":.*"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the template has no " + key));
  }

  private static String allEnabled() {
    return DISABLED.matcher(TEMPLATE).replaceAll("$1");
  }
}
