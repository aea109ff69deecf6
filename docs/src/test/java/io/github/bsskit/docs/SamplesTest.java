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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples follow the rulebook, whatever operation it has. */
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
  void areProgramsOfAClientEach(OperationRule operation) {
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
  void inJavaCanBeParsed(OperationRule operation) throws IOException {
    for (Sample sample : Samples.of(operation, VERSION)) {
      if (sample.highlight().equals("java")) {
        assertThat(mistakes(sample)).as(sample.text()).isEmpty();
      }
    }
  }

  @Test
  void ofAThirdOperationNeedNoChange() throws IOException {
    Map<String, Sample> samples = third("x-missing");

    assertThat(samples.get("java-v2").fileName()).isEqualTo("CloseResellerUserQuotaExample.java");
    assertThat(samples.get("java-v2").text())
        .contains(
            "// Refused because of no OwnerId: 400 OwnerMissing, Whose is it.",
            "        .setOwnerId(239000111L)\n        .setReason(\"Paid\"));",
            "send(client, new CloseResellerUserQuotaRequest());",
            "answer.getEntries()",
            "client.closeResellerUserQuota(request)",
            "e.getCode().equals(\"OwnerMissing\")");
    assertThat(samples.get("java-v1").text())
        .contains("request.setOwnerId(239000111L);", "request.setReason(\"Paid\");")
        .doesNotContain("wrong.set");
    assertThat(samples.get("node-pop").text()).contains("codes: ['Closed'], // of a success");
    assertThat(samples.get("python").fileName()).isEqualTo("close_reseller_user_quota.py");
    assertThat(samples.get("python").text())
        .contains("client.close_reseller_user_quota(request)", "owner_id=239000111,");
    assertThat(samples.get("go").text())
        .contains("OwnerId: tea.Int64(239000111),", "tea.Int32Value(answer.Body.Entries)");
    assertThat(samples.get("curl").text())
        .contains("send \\\n  OwnerId=239000111 \\\n  Reason=Paid");
  }

  /** Leaving out what is required may be all that is known to be refused, or not even that. */
  @Test
  void ofAnOperationThatRefusesNothingMakeOneCall() throws IOException {
    Map<String, Sample> samples = third("x-no-matter");

    assertThat(samples.get("java-v2").text()).containsOnlyOnce("send(client, new");
    assertThat(mistakes(samples.get("java-v2"))).isEmpty();
    assertThat(samples.get("curl").text().lines().filter(line -> line.startsWith("send \\")))
        .hasSize(1);
    assertThat(samples.values())
        .allSatisfy(
            sample -> assertThat(sample.text()).doesNotContain("Refused because", "is refused"));
  }

  /** Nobody has to know the order in which a spec lists parameters, only which are documented. */
  @Test
  void areRefusedForWhatIsDocumented() {
    Rulebook rulebook = Rulebook.load();

    assertThat(SampleProgram.of(rulebook.operations().get(0)).expected())
        .isEqualTo(
            "Refused because of an empty Amount: 400 ParameterError, Missing the must parameter.");
    assertThat(SampleProgram.of(rulebook.operations().get(1)).expected())
        .isEqualTo(
            "Refused because of EffectiveDate 2020-02-30T12:00:00Z: 400 EffectiveDateInvalid,"
                + " Parameter effectiveDate is invalid.");
  }

  @Test
  void warnOfWhatARepetitionDoes() {
    Rulebook rulebook = Rulebook.load();

    assertThat(SampleProgram.of(rulebook.operations().get(0)).caution())
        .contains("with the same values, OutBizId too: then -303 says that it was.");
    assertThat(SampleProgram.of(rulebook.operations().get(1)).caution())
        .contains("No error of this operation tells a repetition from a new call");
  }

  /** What is told to be installed is what this project's tests run. */
  @ParameterizedTest
  @EnumSource(names = {"JAVA_V1", "JAVA_V2", "NODE_V2", "NODE_POP"})
  void tellTheVersionsThatAreTested(SampleClient client) throws IOException {
    String pom = Files.readString(STUBS.resolve("pom.xml"));
    String npm = Files.readString(STUBS.resolve("src/test/node/package.json"));
    String install =
        client.sample(SampleProgram.of(Rulebook.load().operations().get(0)), "").install();

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
  void areWrittenWhereTheirPageFindsThem(@TempDir Path site) throws IOException {
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

  private static List<String> mistakes(Sample sample) throws IOException {
    JavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///" + sample.fileName()), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return sample.text();
          }
        };
    DiagnosticCollector<JavaFileObject> mistakes = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, mistakes, null, null, List.of(source));
    task.parse();
    return mistakes.getDiagnostics().stream().map(Diagnostic::toString).toList();
  }
}
