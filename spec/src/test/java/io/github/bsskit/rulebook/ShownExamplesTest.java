package io.github.bsskit.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

/** Complete example requests and responses; expected values are from the pages. */
class ShownExamplesTest {

  private final Rulebook rulebook = Rulebook.load();
  private final OperationRule quota = rulebook.operation("CreateResellerUserQuota").orElseThrow();
  private final OperationRule plan = rulebook.operation("CreateResourcePackage").orElseThrow();

  @Test
  void showsCompleteRequests() {
    assertThat(plan.page().requests())
        .hasSize(11)
        .first()
        .satisfies(
            request -> {
              assertThat(request.name()).isEqualTo("Success");
              assertThat(request.summary()).isEqualTo("a storage plan for six months");
              assertThat(request.zh()).containsExactly(entry("summary", "六个月的存储资源包"));
              assertThat(request.values())
                  .containsExactly(
                      entry("ProductCode", "ossbag"),
                      entry("PackageType", "FPT_ossbag_absolute_Storage_sh"),
                      entry("EffectiveDate", "2020-03-03T12:00:00Z"),
                      entry("Specification", "40"),
                      entry("Duration", "6"),
                      entry("PricingCycle", "Month"),
                      entry("OwnerId", "239000111"));
            });
    assertThat(quota.request("ParameterError").orElseThrow().values())
        .containsExactly(entry("Amount", ""), entry("Currency", "CNY"));
    assertThat(quota.request("NotApplicable")).isEmpty();
  }

  /** As the page prints it, including the order of the fields. */
  @Test
  void showsASuccessAsThePageDoes() {
    ResponseExample success = quota.response("Success").orElseThrow();

    assertThat(success.status()).isEqualTo(200);
    assertThat(success.zh()).containsOnlyKeys("summary");
    assertThat(success.json())
        .isEqualTo(
            """
            {
              "Code": "200",
              "Message": "Successful!",
              "Data": true,
              "RequestId": "79EE7556-0CFD-44EB-9CD6-B3B526E3A85F",
              "Success": true
            }\
            """);
  }

  @Test
  void showsNestedObjectsAndAllDigits() {
    assertThat(plan.response("Success").orElseThrow().json())
        .isEqualTo(
            """
            {
              "Code": "Success",
              "Message": "Successful!",
              "RequestId": "6000EE23-274B-4E07-A697-FF2E999520A4",
              "Success": true,
              "OrderId": 202407022550621,
              "Data": {
                "OrderId": 202407022550621,
                "InstanceId": "OSSBAG-cn-0xl0000000001"
              }
            }\
            """);
  }

  @Test
  void showsEveryErrorOfAnOperationUnderItsStatus() {
    for (OperationRule operation : rulebook.operations()) {
      for (ErrorRule error : operation.errors()) {
        ResponseExample response = operation.response(error.name()).orElseThrow();

        assertThat(response.status()).as(error.name()).isEqualTo(error.status());
        assertThat(response.json())
            .contains(
                "\"Code\": \"" + error.code() + "\"", "\"Message\": \"" + error.message() + "\"");
      }
    }
    assertThat(quota.response("RecordExists").orElseThrow().json())
        .isEqualTo(
            """
            {
              "RequestId": "79EE7556-0CFD-44EB-9CD6-B3B526E3A85F",
              "HostId": "business.aliyuncs.com",
              "Code": "-303",
              "Message": "Record is exists already."
            }\
            """);
  }

  @Test
  void showsTheGatewayResponses() {
    assertThat(rulebook.gateway().responses())
        .extracting(ResponseExample::name)
        .containsExactlyElementsOf(rulebook.gatewayErrors().stream().map(ErrorRule::name).toList());
    assertThat(rulebook.gateway().responses().get(0).status()).isEqualTo(404);
    assertThat(rulebook.gateway().responses().get(0).json())
        .contains("\"Code\": \"InvalidAction.NotFound\"");
    assertThat(quota.response("ThrottlingUser").orElseThrow().status()).isEqualTo(400);
  }
}
