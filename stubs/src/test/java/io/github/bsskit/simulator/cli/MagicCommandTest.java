package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The output of the command. MagicTableTest runs each row with the SDKs. */
class MagicCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void printsForEachResponseHowToGetItAndAnSdkCall() {
    int exitCode = run("magic");

    assertThat(exitCode).isZero();
    assertThat(printed())
        .contains(
            """
              400 DurationInvalid: Parameter duration can only be positive integer.
                input   Duration=0
                        client.createResourcePackage(new CreateResourcePackageRequest()\
            .setProductCode("ossbag").setPackageType("FPT_ossbag_absolute_Storage_sh")\
            .setSpecification("40").setDuration(0))
                magic   ProductCode=sim-fault-DurationInvalid
            """)
        .contains("    prefer  Prefer: code=400, example=DurationInvalid\n")
        .contains("    magic   OutBizId=sim-fault-CreditInnerError\n")
        .contains("  400 -303 RecordExists: Record is exists already.\n")
        .contains(
            "    control POST /__admin/bss/faults"
                + " {\"action\":\"CreateResourcePackage\",\"code\":\"InternalError\"}\n")
        .contains(".setDuration(6))  // with key agencyid, secret agencysecret\n")
        .contains("-303 RecordExists without a fault: send the same call twice;")
        .contains("POST /__admin/bss/faults {\"code\":\"ServiceUnavailable\"}")
        .contains("Throttling.User");
  }

  @Test
  void printsOnlyTheGivenOperation() {
    int exitCode = run("magic", "CreateResourcePackage");

    assertThat(exitCode).isZero();
    assertThat(printed())
        .contains("client.createResourcePackage(")
        .doesNotContain("CreateResellerUserQuota");
  }

  @Test
  void printsJson() throws Exception {
    int exitCode = run("magic", "CreateResellerUserQuota", "--json");

    JsonNode rows = new ObjectMapper().readTree(out.toByteArray());
    assertThat(exitCode).isZero();
    assertThat(rows).hasSize(40);
    assertThat(rows.get(0).get("status").asInt()).isEqualTo(200);
    JsonNode last = rows.get(rows.size() - 1);
    assertThat(last.get("outcome").asText()).isEqualTo("throttle");
    assertThat(last.get("form").asText()).isEqualTo("control");
    assertThat(last.get("key").asText()).isEqualTo("testid");
    assertThat(last.get("parameters").get("Amount").asText()).isEqualTo("100");
    assertThat(last.has("status")).isFalse();
    assertThat(last.has("headers")).isFalse();
  }

  @Test
  void listsTheOperationsIfTheGivenOneIsUnknown() {
    int exitCode = run("magic", "CreateEverything");

    assertThat(exitCode).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "bss-simulator: unknown operation \"CreateEverything\": use"
                + " CreateResellerUserQuota or CreateResourcePackage (see magic --help)"
                + System.lineSeparator());
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private int run(String... arguments) {
    return SimulatorCommand.run(
        arguments, Map.of(), new PrintStream(out, true), new PrintStream(err, true));
  }
}
