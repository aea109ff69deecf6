package io.github.bsskit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.contract.ResellerQuotaApi.CreateResellerUserQuotaRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Parameters of CreateResellerUserQuota are read completely or rejected with the documented error.
 */
class CreateResellerUserQuotaRequestTest {

  private static final Map<String, String> PAGE_EXAMPLE =
      Map.of(
          "Amount", "100",
          "Currency", "CNY",
          "OutBizId", "7ed0bedc-056e-4a71-9249-4581615c028f",
          "OwnerId", "239000111");

  @Test
  void readsEveryParameter() {
    assertThat(read(PAGE_EXAMPLE))
        .isEqualTo(
            new CreateResellerUserQuotaRequest(
                "100",
                Currency.CNY,
                Optional.of("7ed0bedc-056e-4a71-9249-4581615c028f"),
                Optional.of(239000111L)));
  }

  @Test
  void readsOnlyRequiredParameters() {
    assertThat(read(Map.of("Amount", "100", "Currency", "CNY")))
        .isEqualTo(
            new CreateResellerUserQuotaRequest(
                "100", Currency.CNY, Optional.empty(), Optional.empty()));
  }

  @Test
  void ignoresAnEmptyOptionalParameter() {
    assertThat(read(with("OutBizId", "")).outBizId()).isEmpty();
    assertThat(read(with("OwnerId", "")).ownerId()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CNY, CNY", "USD, USD", "JPY, JPY"})
  void readsTheThreeCurrencies(String text, Currency currency) {
    assertThat(read(with("Currency", text)).currency()).isEqualTo(currency);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "100", "100.5", "0.01", "0.00000001", "9999999999999999"})
  void keepsTheTextOfAnAmount(String amount) {
    assertThat(read(with("Amount", amount)).amount()).isEqualTo(amount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Amount", "Currency"})
  void rejectsAMissingRequiredParameter(String name) {
    Map<String, String> parameters = new HashMap<>(PAGE_EXAMPLE);
    parameters.remove(name);

    assertThat(error(parameters)).isEqualTo("ParameterError");
    assertThat(error(with(name, ""))).isEqualTo("ParameterError");
  }

  /** No page documents the error for these; ParameterError is our interpretation. */
  @ParameterizedTest
  @CsvSource({
    "Amount, -100",
    "Amount, +100",
    "Amount, 0100",
    "Amount, 100.",
    "Amount, .5",
    "Amount, 1e2",
    "Amount, '1,000'",
    "Amount, ' 100'",
    "Amount, 0.000000001",
    "Amount, 10000000000000000",
    "Amount, a hundred",
    "Currency, EUR",
    "Currency, cny",
    "OwnerId, 0",
    "OwnerId, -1",
    "OwnerId, 9223372036854775808",
    "OwnerId, customer"
  })
  void rejectsAMalformedParameter(String name, String value) {
    assertThat(error(with(name, value))).isEqualTo("ParameterError");
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> parameters = new HashMap<>(PAGE_EXAMPLE);
    parameters.put(name, value);
    return parameters;
  }

  private static CreateResellerUserQuotaRequest read(Map<String, String> parameters) {
    AtomicReference<CreateResellerUserQuotaRequest> read = new AtomicReference<>();
    assertThat(outcome(parameters, read)).isEqualTo("opened");
    return read.get();
  }

  private static String error(Map<String, String> parameters) {
    AtomicReference<CreateResellerUserQuotaRequest> read = new AtomicReference<>();
    String code = outcome(parameters, read);
    assertThat(read.get()).as("a quota opened in spite of %s", code).isNull();
    return code;
  }

  private static String outcome(
      Map<String, String> parameters, AtomicReference<CreateResellerUserQuotaRequest> read) {
    return CreateResellerUserQuotaRequest.read(
            parameters,
            request -> {
              read.set(request);
              return Reply.success(new CreateResellerUserQuotaResponse());
            })
        .fold(body -> "opened", DocumentedError::code);
  }
}
