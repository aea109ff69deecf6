package io.github.bsskit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.target.ProfileFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonReportTest {

  private static final String SCHEMA_TEXT = schemaText();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SCHEMA_TEXT, InputFormat.JSON);

  @Test
  void theSchemaIsValid() {
    Schema ofSchemas =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(ofSchemas.validate(SCHEMA_TEXT, InputFormat.JSON)).isEmpty();
    assertThat(read(SCHEMA_TEXT).at("/$id").asString())
        .isEqualTo("https://github.com/bsskit/bss-contract-kit/report-1.json");
  }

  @Test
  void matchesTheSchema() {
    assertThat(errors(JsonReport.render(ReportFixture.mixed()))).isEmpty();
    assertThat(errors(JsonReport.render(ReportFixture.of()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "target: http://h\nwire: {signatures: []}",
        "target: http://h\nwire: {signatures: []}\nlive: true\npaid: true\ntimeLimit: 0.5",
        "target: http://h\nwire: {signatures: []}\nfaults: {header: {name: X, value: '{code}'}}",
        "target: http://h\nkeys: {full: {id: a, secret: b, token: c, owners: 7}}",
      })
  void theSchemaAcceptsEveryProfile(String yaml) {
    ObjectNode report = (ObjectNode) read(JsonReport.render(ReportFixture.mixed()));
    Map<String, Object> masked = ProfileFile.read("p", yaml, Optional.empty()).masked();

    report.set("profile", read(JsonReport.pretty(masked)));

    assertThat(errors(report.toString())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/counts",
        "/profile",
        "/profile/wire",
        "/profile/keys",
        "/profile/keys/full/0",
        "/profile/owners",
        "/profile/catalogue",
        "/profile/faults/request",
        "/profile/hooks",
        "/profile/hooks/reset",
        "/groups/0",
        "/results/1",
        "/results/1/facts/0",
        "/results/1/exchanges/0"
      })
  void objectsHaveNoOtherFields(String place) {
    JsonNode report = read(JsonReport.render(ReportFixture.mixed()));

    ((ObjectNode) report.at(place)).put("wrongwrongwrong", "x");

    assertThat(errors(report.toString())).hasSize(1);
  }

  @Test
  void rendersTheRun() {
    JsonNode report = read(JsonReport.render(ReportFixture.mixed()));

    assertThat(report.at("/format").asString()).isEqualTo("bss-conformance-report/1");
    assertThat(report.at("/kit").asString()).isEqualTo("0.1.0");
    assertThat(report.at("/target").asString()).isEqualTo("http://127.0.0.1:8080");
    assertThat(report.at("/seed").asString()).isEqualTo("-7000000000000000001");
    assertThat(report.at("/started").asString()).isEqualTo("2026-11-22T08:00:00Z");
    assertThat(report.at("/tookMillis").asInt()).isEqualTo(65432);
    assertThat(report.at("/coverage").asDouble()).isEqualTo(57.1);
    assertThat(report.at("/counts"))
        .isEqualTo(
            read(
                """
                {"passed": 1, "failed": 2, "known": 1, "observed": 1,
                 "not-exercised": 2, "error": 1}
                """));
    assertThat(report.at("/warnings/0").asString())
        .isEqualTo("Most calls <were> rejected & \u001b[31mnothing\u001b[0m was tested.");
  }

  @Test
  void rendersAResultWithItsEvidence() {
    JsonNode report = read(JsonReport.render(ReportFixture.of(ReportFixture.failed())));

    assertThat(report.at("/results"))
        .isEqualTo(
            read(
                """
                [{
                  "address": "CreateResourcePackage/Duration/malformed/zero",
                  "statement":
                    "Statement of CreateResourcePackage/Duration/malformed/zero: \
                a < b & \\"c\\" | `d`.",
                  "source": ["S2"],
                  "demand": "documented",
                  "law": false,
                  "verdict": "failed",
                  "reason": "",
                  "tookMillis": 12,
                  "facts": [
                    {"key": "expected", "value": "400 DurationInvalid"},
                    {"key": "but was", "value": "200 Success"}],
                  "repeat": "bss-conformance call CreateResourcePackage ProductCode=ossbag \
                Duration=0 --profile 'my profile.yaml'",
                  "exchanges": [{
                    "number": 17,
                    "request": "POST /?Action=CreateResourcePackage&SecurityToken=***\\n\
                x-acs-version: 2017-12-14\\n\\nDuration=0\\n",
                    "answer": "HTTP 200\\nContent-Type: application/json\\n\\n\
                {\\"Code\\":\\"Success\\"}\\n",
                    "tookMillis": 34}]
                }]
                """));
  }

  @Test
  void listsTheFindingsByCause() {
    JsonNode report =
        read(
            JsonReport.render(
                ReportFixture.of(
                    ReportFixture.failed(),
                    ReportFixture.error(),
                    ReportFixture.failedWithLongResponses("a/Duration/zero"))));

    assertThat(report.at("/groups"))
        .isEqualTo(
            read(
                """
                [{
                  "headline": "expected 400 DurationInvalid, but was 200 Success",
                  "cause": "",
                  "verdict": "failed",
                  "count": 2,
                  "first": "CreateResourcePackage/Duration/malformed/zero",
                  "addresses": [
                    "CreateResourcePackage/Duration/malformed/zero", "a/Duration/zero"]
                }, {
                  "headline": "error java.net.SocketException: reset",
                  "cause": "",
                  "verdict": "error",
                  "count": 1,
                  "first": "gateway/form/valid",
                  "addresses": ["gateway/form/valid"]
                }]
                """));
  }

  /** A target that responds with 1 MB everywhere. */
  @Test
  void staysSmall() {
    Result[] many = ReportFixture.hostile(1200, 1_000_000).toArray(Result[]::new);

    String json = JsonReport.render(ReportFixture.of(many));

    assertThat(json.length()).isLessThan(5_000_000);
    assertThat(json).contains("… (1000000 characters, sha256 ");
    assertThat(errors(json)).isEmpty();
  }

  @Test
  void keepsEncodableCharacters() {
    JsonNode report =
        read(
            JsonReport.render(
                ReportFixture.of(
                    ReportFixture.violatedInvariant(),
                    ReportFixture.notExercised("a/b", "half \ud83d of \u0000"))));

    assertThat(report.at("/results/0/law").asBoolean()).isTrue();
    assertThat(report.at("/results/0/exchanges/0/answer").asString())
        .endsWith("<&\"'|` \u0001\u001b[2J\r\n\ud83d\ude00 \u202e ***\uffff</pre>\n");
    assertThat(report.at("/results/1/reason").asString()).isEqualTo("half \ufffd of \u0000");
  }

  @Test
  void usesTheSchemasVerdicts() {
    JsonNode names = read(SCHEMA_TEXT).at("/$defs/result/properties/verdict/enum");

    assertThat(StreamSupport.stream(names.spliterator(), false).map(JsonNode::asString))
        .containsExactlyElementsOf(
            java.util.Arrays.stream(Verdict.values()).map(Wording::key).toList());
  }

  private static List<Error> errors(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  private static JsonNode read(String json) {
    return JsonMapper.shared().readTree(json);
  }

  private static String schemaText() {
    try (InputStream stream =
        JsonReport.class.getResourceAsStream("/io/github/bsskit/conformance/report.schema.json")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
