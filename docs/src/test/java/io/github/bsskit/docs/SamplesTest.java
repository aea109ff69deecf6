package io.github.bsskit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples follow the rulebook for any operation. */
class SamplesTest {

  private static final Path STUBS = Path.of("../stubs");
  private static final String VERSION = "2017-12-14";
  private static final String THIRD = "CloseResellerUserQuota";

  static List<OperationRule> operations() throws IOException {
    return Rulebook.read(Made.specWithAThird("x-missing")).operations();
  }

  private static Map<String, Sample> third(String missing) throws IOException {
    return Samples.of(
            Rulebook.read(Made.specWithAThird(missing)).operation(THIRD).orElseThrow(), VERSION)
        .stream()
        .collect(Collectors.toMap(Sample::id, sample -> sample));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void existForEveryClient(OperationRule operation) {
    List<Sample> samples = Samples.of(operation, VERSION);

    assertThat(samples)
        .extracting(Sample::id)
        .containsExactlyInAnyOrder(
            "java-v1", "java-v2", "node-v2", "node-pop", "python", "go", "curl");
    assertThat(samples)
        .allSatisfy(
            sample -> {
              assertThat(sample.text()).contains(operation.action()).endsWith("\n");
              assertThat(sample.text().lines())
                  .hasSizeBetween(30, 85)
                  .allMatch(line -> line.length() <= 105)
                  .noneMatch(line -> line.endsWith(" ") || line.contains("[="));
            });
    assertThat(samples)
        .filteredOn(sample -> !sample.run())
        .extracting(Sample::id)
        .containsExactly("python", "go");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void parseAsJava(OperationRule operation) throws IOException {
    for (Sample sample : Samples.of(operation, VERSION)) {
      if (sample.highlight().equals("java")) {
        assertThat(syntaxErrors(sample)).as(sample.text()).isEmpty();
      }
    }
  }

  @Test
  void existForAnyNewOperation() throws IOException {
    Map<String, Sample> samples = third("x-missing");

    assertThat(samples.get("java-v2").fileName()).isEqualTo("CloseResellerUserQuotaExample.java");
    assertThat(samples.get("java-v2").text())
        .contains(
            "// Rejected because OwnerId is missing: 400 OwnerMissing, Whose is it.",
            "        .setOwnerId(239000111L)\n        .setReason(\"Paid\"));",
            "send(client, new CloseResellerUserQuotaRequest());",
            "response.getEntries()",
            "client.closeResellerUserQuota(request)",
            "e.getCode().equals(\"OwnerMissing\")");
    assertThat(samples.get("java-v1").text())
        .contains("request.setOwnerId(239000111L);", "request.setReason(\"Paid\");")
        .doesNotContain("wrong.set");
    assertThat(samples.get("node-pop").text()).contains("codes: ['Closed'], // Codes of a success");
    assertThat(samples.get("python").fileName()).isEqualTo("close_reseller_user_quota.py");
    assertThat(samples.get("python").text())
        .contains("client.close_reseller_user_quota(request)", "owner_id=239000111,");
    assertThat(samples.get("go").text())
        .contains("OwnerId: tea.Int64(239000111),", "tea.Int32Value(response.Body.Entries)");
    assertThat(samples.get("curl").text())
        .contains("send \\\n  OwnerId=239000111 \\\n  Reason=Paid");
  }

  /** Without a documented error for parameters, there is no rejected call. */
  @Test
  void makeOneCallIfNoRejectionIsDocumented() throws IOException {
    Map<String, Sample> samples = third("x-no-matter");

    assertThat(samples.get("java-v2").text()).containsOnlyOnce("send(client, new");
    assertThat(syntaxErrors(samples.get("java-v2"))).isEmpty();
    assertThat(samples.get("curl").text().lines().filter(line -> line.startsWith("send \\")))
        .hasSize(1);
    assertThat(samples.values())
        .allSatisfy(
            sample -> assertThat(sample.text()).doesNotContain("Rejected because", "is rejected"));
  }

  /** The rejected parameter does not depend on the order of parameters in the spec. */
  @Test
  void preferADocumentedRejection() {
    Rulebook rulebook = Rulebook.load();

    assertThat(SampleProgram.of(rulebook.operations().get(0)).expected())
        .isEqualTo(
            "Rejected because Amount is empty: 400 ParameterError, Missing the must parameter.");
    assertThat(SampleProgram.of(rulebook.operations().get(1)).expected())
        .isEqualTo(
            "Rejected because EffectiveDate is 2020-02-30T12:00:00Z: 400 EffectiveDateInvalid,"
                + " Parameter effectiveDate is invalid.");
  }

  @Test
  void warnBeforeRepeatingACall() {
    Rulebook rulebook = Rulebook.load();

    assertThat(SampleProgram.of(rulebook.operations().get(0)).caution())
        .contains("with the same values, including OutBizId: -303 means that it was executed.");
    assertThat(SampleProgram.of(rulebook.operations().get(1)).caution())
        .contains("No error of this operation identifies a duplicate");
  }

  /** The versions to install are those of this project's tests. */
  @ParameterizedTest
  @ValueSource(strings = {"java-v1", "java-v2", "node-v2", "node-pop"})
  void nameTheTestedVersions(String client) throws IOException {
    String pom = Files.readString(STUBS.resolve("pom.xml"));
    String npm = Files.readString(STUBS.resolve("src/test/node/package.json"));
    String install =
        Samples.of(Rulebook.load().operations().get(0), VERSION).stream()
            .filter(sample -> sample.id().equals(client))
            .findFirst()
            .orElseThrow()
            .install();

    Stream<String> packages =
        install.lines().flatMap(line -> Stream.of(line.replace("npm install ", "").split(" ")));
    assertThat(packages)
        .isNotEmpty()
        .allSatisfy(
            coordinates -> {
              String[] parts = coordinates.split("[:@](?!alicloud)");
              assertThat(npm + pom.replaceAll("\\s+", ""))
                  .contains(
                      parts.length == 3
                          ? "<groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>"
                              .formatted((Object[]) parts)
                          : "\"%s\": \"%s\"".formatted((Object[]) parts));
            });
  }

  @Test
  void areWrittenToTheFilesThatPagesLinkTo(@TempDir Path site) throws IOException {
    Rulebook rulebook = Rulebook.load();

    Samples.write(rulebook, site);

    for (OperationRule operation : rulebook.operations()) {
      for (Sample sample : Samples.of(operation, VERSION)) {
        assertThat(
                site.resolve("samples")
                    .resolve(operation.name())
                    .resolve(sample.id())
                    .resolve(sample.fileName()))
            .hasContent(sample.text());
      }
    }
  }

  private static List<String> syntaxErrors(Sample sample) throws IOException {
    JavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///" + sample.fileName()), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return sample.text();
          }
        };
    DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, errors, null, null, List.of(source));
    task.parse();
    return errors.getDiagnostics().stream().map(Diagnostic::toString).toList();
  }
}
