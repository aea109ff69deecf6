package io.github.bsskit.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The spec describes CreateResellerUserQuota as its help page does; the tables are copied from the
 * page.
 */
class ResellerQuotaPageTest {

  private static final String OPERATION = "CreateResellerUserQuota";

  private static final String[] PARAMETERS = {
    "Amount | string | - | required | - | - | - | 100",
    "Currency | string | - | required | CNY, USD, JPY | - | - | CNY",
    "OutBizId | string | - | optional | - | - | - | 7ed0bedc-056e-4a71-9249-4581615c028f",
    "OwnerId | integer | int64 | optional | - | - | 1..9223372036854775807 | 239000111",
  };

  private static final Described SPEC = Described.read();

  @Test
  void hasTheParametersOfThePageInTheQuery() {
    assertThat(SPEC.queryParameters(OPERATION)).containsExactly(PARAMETERS);
  }

  @Test
  void hasTheSameParametersInAForm() {
    assertThat(SPEC.formParameters(OPERATION)).containsExactly(PARAMETERS);
  }

  @Test
  void namesTheSourcesOfAParameter() {
    assertThat(SPEC.parameterSources(OPERATION))
        .containsExactly("Amount | S1", "Currency | M S1", "OutBizId | S1", "OwnerId | M S1");
  }

  @Test
  void documentsOnlyTheErrorForAMissingParameter() {
    assertThat(SPEC.situations(OPERATION))
        .containsExactly(
            "Amount | missing | ParameterError | S1",
            "Amount | malformed | ParameterError | I",
            "Currency | missing | ParameterError | S1",
            "Currency | malformed | ParameterError | I",
            "OutBizId | exists | RecordExists | I",
            "OwnerId | malformed | ParameterError | I",
            "OwnerId | foreign | NotAuthorized | I",
            "OwnerId | exists | RecordExists | I");
  }

  @Test
  void hasTheSuccessFieldsOfThePage() {
    assertThat(SPEC.successFields(OPERATION))
        .containsExactly(
            "Code | string | -",
            "Message | string | -",
            "Data | boolean | -",
            "RequestId | string | -",
            "Success | boolean | -");
  }

  @Test
  void showsTheSuccessThatThePageShows() {
    assertThat(SPEC.successExample(OPERATION))
        .isEqualTo(
            "{\"Code\":\"200\",\"Message\":\"Successful!\",\"Data\":true,"
                + "\"RequestId\":\"79EE7556-0CFD-44EB-9CD6-B3B526E3A85F\",\"Success\":true}");
  }

  @Test
  void listsTheErrorsInTheOrderAndWordingOfThePage() {
    assertThat(SPEC.errors(OPERATION))
        .containsExactly(
            "400 | NotApplicable | This API is not applicable for caller. | S1 | I",
            "400 | NotAuthorized | This API is not authorized for caller. | S1 | I",
            "400 | InternalError | The request processing has failed due to some unknown error,"
                + " exception or failure. | S1 | I",
            "400 | ParameterError | Missing the must parameter. | S1 | S1",
            "400 | -303 | Record is exists already. | S1 | I",
            "400 | CreditInnerError | This interface has some error. Please try again. | S1 | I",
            "500 | UndefinedError | The request processing has failed due to some unknown error."
                + " | S1 | I");
  }
}
