package io.github.bsskit.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.simulator.api.ContractViolation;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.control.SimulationOptions;
import io.github.bsskit.simulator.gateway.CallOutcome;
import io.github.bsskit.simulator.gateway.Delivery;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.gateway.RejectionDetail;
import io.github.bsskit.simulator.world.StoredJournal.StoredCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that is stored is read as it was, whatever it contains. */
class CallCodecTest {

  private static final List<Operation> OPERATIONS =
      Simulation.create(SimulationOptions.defaults()).operations();

  private final CallCodec codec = new CallCodec(new CallAnalyzer(OPERATIONS));

  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain", "Zürich", "\u0000\u00ff\n", "配额 😀", "\ud800 alone", "\u0100"})
  void textsAreReadAsWritten(String text) {
    RawRequest request =
        new RawRequest(
            text,
            text,
            text,
            List.of(new Header(text, text), new Header("x", "y")),
            new byte[] {0, -1, 127, -128},
            false);
    CallOutcome outcome =
        new CallOutcome(
            text,
            Map.of(),
            Instant.parse("1969-12-31T23:59:59.999999999Z"),
            text,
            OptionalLong.of(-5),
            true,
            text,
            Optional.of(GatewayError.INTERNAL_ERROR),
            new RejectionDetail(text, text, text),
            Map.of("text", text, "number", Long.MIN_VALUE, "flag", true),
            Optional.of(text));
    RawResponse response =
        new RawResponse(
            503,
            List.of(new Header(text, text)),
            new byte[300],
            new Delivery(Delivery.Extent.TRUNCATED, Duration.ofMinutes(10)),
            outcome);
    ContractViolation violation = new ContractViolation(text, text, text, text, text);

    assertRead(
        new CallCodec.Content(
            text,
            1 << 30,
            List.of(violation),
            Optional.of(new StoredCall(1L << 40, OptionalLong.empty(), new byte[] {1, 2})),
            request,
            response));
  }

  static Stream<DocumentedError> errors() {
    return Stream.concat(
        Arrays.stream(GatewayError.values()),
        OPERATIONS.stream().flatMap(operation -> operation.errors().stream()));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void everyErrorIsReadAsWritten(DocumentedError error) {
    for (Operation operation : OPERATIONS) {
      if (error instanceof GatewayError || operation.errors().contains(error)) {
        assertRead(rejected(operation.action(), error));
      }
    }
  }

  @Test
  void parametersAreThoseOfTheRequest() {
    CallCodec.Content content = rejected("", GatewayError.MISSING_ACTION);
    RawRequest request = new RawRequest("GET", "/", "A=1&B=%20x&A=2", List.of(), new byte[0]);

    assertThat(
            codec
                .read(
                    codec.write(
                        new CallCodec.Content(
                            "a", 0, List.of(), Optional.empty(), request, content.response())))
                .orElseThrow()
                .response()
                .outcome()
                .parameters())
        .isEqualTo(Map.of("A", "1", "B", " x"));
  }

  @Test
  void whatCannotBeReadIsLeftOut() {
    byte[] bytes = codec.write(rejected("", GatewayError.MISSING_ACTION));
    byte[] other = bytes.clone();
    other[0] = 9;

    assertThat(codec.read(other)).isEmpty();
    for (int length = 0; length < bytes.length; length++) {
      assertThat(codec.read(Arrays.copyOf(bytes, length))).isEmpty();
    }
  }

  private static CallCodec.Content rejected(String action, DocumentedError error) {
    CallOutcome outcome =
        new CallOutcome(
            action,
            Map.of(),
            Instant.EPOCH,
            "",
            OptionalLong.empty(),
            false,
            "id",
            Optional.of(error),
            new RejectionDetail("", "", ""),
            Map.of(),
            Optional.empty());
    return new CallCodec.Content(
        "host:8080",
        0,
        List.of(),
        Optional.empty(),
        new RawRequest("GET", "/", "", List.of(), new byte[0]),
        new RawResponse(400, List.of(), new byte[0], Delivery.COMPLETE, outcome));
  }

  private void assertRead(CallCodec.Content content) {
    assertThat(codec.read(codec.write(content)))
        .hasValueSatisfying(
            read ->
                assertThat(read)
                    .usingRecursiveComparison()
                    .ignoringFields("response.outcome.parameters")
                    .isEqualTo(content));
  }
}
