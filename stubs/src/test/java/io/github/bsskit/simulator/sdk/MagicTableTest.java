package io.github.bsskit.simulator.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.control.MagicRow;
import io.github.bsskit.simulator.control.MagicRow.Form;
import io.github.bsskit.simulator.sdk.MagicCaller.Sdk;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the magic table has its documented effect with the Java SDKs V1 and V2. */
@Tag("http")
class MagicTableTest {

  /** Copied from the pages by hand: code, status, message. */
  private static final Map<String, String> QUOTA =
      answers(
          """
          200              | 200 | Successful!
          NotApplicable    | 400 | This API is not applicable for caller.
          NotAuthorized    | 400 | This API is not authorized for caller.
          InternalError    | 400 | The request processing has failed due to some unknown error, exception or failure.
          ParameterError   | 400 | Missing the must parameter.
          -303             | 400 | Record is exists already.
          CreditInnerError | 400 | This interface has some error. Please try again.
          UndefinedError   | 500 | The request processing has failed due to some unknown error.
          """);

  private static final Map<String, String> PACKAGE =
      answers(
          """
          Success                 | 200 | Successful!
          NotApplicable           | 400 | This API is not applicable for caller.
          NotAuthorized           | 400 | This API is not authorized for caller.
          MissingParameter        | 400 | Absent some mandatory parameter for this request.
          InvalidParameter        | 400 | This request contain some invalid parameter
          InvalidOwner            | 400 | The specified owner doesn't belong to caller.
          DurationInvalid         | 400 | Parameter duration can only be positive integer.
          ProductNotFound         | 400 | Product not found.
          PackageTypeNotFound     | 400 | No such resource package type found.
          SpecificationInvalid    | 400 | Parameter specification can only be positive integer.
          IdInvalid               | 400 | Parameter ownerId is invalid.
          EffectiveDateInvalid    | 400 | Parameter effectiveDate is invalid.
          IdMissing               | 400 | Paramter ownerId is missing.
          PackageTypeNotSupported | 400 | Package type currently is not supported.
          InternalError           | 500 | The request processing has failed due to some unknown error.
          """);

  /** No single call with good faith causes these. */
  private static final List<String> WITHOUT_INPUT =
      List.of(
          "CreateResellerUserQuota InternalError",
          "CreateResellerUserQuota -303",
          "CreateResellerUserQuota CreditInnerError",
          "CreateResellerUserQuota UndefinedError",
          "CreateResourcePackage InternalError");

  @TempDir private static Path directory;

  private static BssSimulator sim;
  private static MagicCaller caller;

  @BeforeAll
  static void start() throws Exception {
    sim = TestSimulators.start();
    caller = new MagicCaller(sim, directory);
  }

  @BeforeEach
  void forget() {
    sim.reset();
  }

  @AfterAll
  static void stop() throws Exception {
    caller.close();
    TestSimulators.close(sim);
  }

  /** The status and the message by the code. */
  private static Map<String, String> answers(String table) {
    Map<String, String> responses = new LinkedHashMap<>();
    table
        .lines()
        .map(line -> line.split("\\|"))
        .forEach(
            cells -> responses.put(cells[0].strip(), cells[1].strip() + " " + cells[2].strip()));
    return responses;
  }

  private static Map<String, String> answersOf(String action) {
    return action.equals("CreateResellerUserQuota") ? QUOTA : PACKAGE;
  }

  static Stream<Arguments> errors() {
    return MagicCaller.forEachSdk(
        MagicCaller.rows().stream().filter(row -> row.result().status() >= 400));
  }

  static Stream<Arguments> successes() {
    return MagicCaller.forEachSdk(
        MagicCaller.rows().stream().filter(row -> row.result().status() == 200));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("errors")
  void theErrorReachesTheUserAndNothingIsCarriedOut(Sdk sdk, String name, MagicRow row)
      throws Exception {
    Outcome.Refusal rejection = caller.send(sdk, row).refusal();

    assertThat(sim.journal().entries()).as("one call").hasSize(1);
    JournalEntry entry = sim.journal().entries().get(0);
    assertThat(rejection.code()).isEqualTo(row.result().code());
    assertThat(entry.status() + " " + rejection.message())
        .isEqualTo(answersOf(row.action()).get(rejection.code()));
    assertThat(row.result().says()).isEqualTo(rejection.message());
    assertThat(row.result().status()).isEqualTo(entry.status());
    assertThat(rejection.status().isPresent()).isEqualTo(sdk == Sdk.V2);
    rejection.status().ifPresent(status -> assertThat(status).isEqualTo(entry.status()));
    assertThat(sim.orders()).isEmpty();
    assertThat(sim.ledgers()).isEmpty();
    assertThat(sim.faults().armed()).filteredOn(armed -> armed.applied() == 0).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("successes")
  void theSuccessReachesTheUserAndIsCarriedOut(Sdk sdk, String name, MagicRow row)
      throws Exception {
    Map<String, Object> members = caller.send(sdk, row).members();

    assertThat(sim.journal().entries()).as("one call").hasSize(1);
    assertThat(sim.journal().entries().get(0).status() + " " + members.get("Message"))
        .isEqualTo(answersOf(row.action()).get(members.get("Code")))
        .startsWith("200 ");
    assertThat(sim.orders().size() + sim.ledgers().size()).isEqualTo(1);
  }

  @Test
  void everyDocumentedErrorIsThereInEveryFormThatApplies() {
    List<String> expected = new ArrayList<>();
    for (String action : List.of("CreateResellerUserQuota", "CreateResourcePackage")) {
      for (String code : answersOf(action).keySet()) {
        boolean isSuccess = answersOf(action).get(code).startsWith("200");
        String response = action + " " + (isSuccess ? "" : code);
        for (Form form : Form.values()) {
          boolean isThere =
              switch (form) {
                case INPUT -> !WITHOUT_INPUT.contains(response);
                case PREFER -> true;
                case MAGIC, CONTROL -> !isSuccess;
              };
          if (isThere) {
            expected.add(response + " " + form);
          }
        }
      }
    }

    assertThat(MagicCaller.rows())
        .filteredOn(row -> row.result().status() > 0)
        .extracting(row -> row.action() + " " + row.result().code() + " " + row.form())
        .containsExactlyInAnyOrderElementsOf(expected)
        .hasSize(4 + 3 * 21 + 16);
  }
}
