package io.github.bsskit.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The spec, read by the parser that users' tools use, states the facts of the product. */
class SpecificationTest {

  private static final Described SPEC = Described.read();

  @Test
  void isParsedWithoutMessages() {
    assertThat(SPEC.messages()).isEmpty();
    assertThat(SPEC.api().getOpenapi()).isEqualTo("3.0.3");
  }

  @Test
  void describesTheTwoOperations() {
    assertThat(SPEC.api().getInfo().getVersion()).isEqualTo("2017-12-14");
    assertThat(SPEC.api().getPaths().keySet())
        .containsExactly("/CreateResellerUserQuota", "/CreateResourcePackage");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CreateResellerUserQuota", "CreateResourcePackage"})
  void offersAnOperationOnlyWithGetAndPost(String operation) {
    var methods = SPEC.api().getPaths().get("/" + operation).readOperationsMap();

    assertThat(methods).hasSize(2);
    assertThat(SPEC.get(operation).getExtensions()).containsEntry("x-wire-action", operation);
    assertThat(SPEC.post(operation).getExtensions()).containsEntry("x-wire-action", operation);
    assertThat(SPEC.get(operation).getOperationId()).isEqualTo(operation);
  }

  @Test
  void describesTheWireFormat() {
    assertThat(extension("x-wire"))
        .containsEntry("style", "RPC")
        .containsEntry("product", "BssOpenApi")
        .containsEntry("version", "2017-12-14")
        .containsEntry("path", "/")
        .containsEntry("methods", List.of("GET", "POST"))
        .containsEntry("formats", List.of("JSON", "XML"))
        .containsEntry(
            "endpoints", List.of("business.aliyuncs.com", "business.ap-southeast-1.aliyuncs.com"))
        .containsEntry(
            "commonParameters",
            List.of(
                "Action",
                "Version",
                "Format",
                "AccessKeyId",
                "SecurityToken",
                "Signature",
                "SignatureMethod",
                "SignatureVersion",
                "SignatureNonce",
                "SignatureType",
                "Timestamp",
                "RegionId",
                "BearerToken"))
        .containsEntry("x-source", "M");
  }

  @Test
  void callsNoPaidEndpointByDefault() {
    assertThat(SPEC.api().getServers())
        .extracting(server -> server.getUrl())
        .containsExactly("http://127.0.0.1:8080");
  }

  @Test
  void describesBothSignaturesAndTheirTimeWindows() {
    assertThat(SPEC.api().getExtensions().get("x-signatures"))
        .asInstanceOf(LIST)
        .containsExactly(
            Map.of(
                "name", "V1",
                "algorithm", "HMAC-SHA1",
                "signatureVersion", "1.0",
                "windowMinutes", 31,
                "x-source", "G"),
            Map.of(
                "name", "V3",
                "algorithm", "ACS3-HMAC-SHA256",
                "windowMinutes", 15,
                "x-source", "G"));
  }

  @Test
  void namesTheRamActionsAsThePagesDo() {
    assertThat(SPEC.get("CreateResellerUserQuota").getExtensions().get("x-ram-action"))
        .isEqualTo(
            Map.of(
                "action", "bss:CreateResellerUserQuota",
                "access", "create",
                "resource", "*",
                "description", "It has no condition keys and no dependent actions.",
                "zh", Map.of("description", "没有条件关键字，也没有关联操作。"),
                "source", "S1",
                "also", Map.of("action", "bssapi:CreateResellerUserQuota", "source", "M")));
    assertThat(SPEC.get("CreateResourcePackage").getExtensions().get("x-ram-action"))
        .isEqualTo(
            Map.of(
                "action", "bss:ModifyInstance",
                "access", "create",
                "resource", "*",
                "source", "S2",
                "also", Map.of("action", "bssapi:CreateResourcePackage", "source", "M")));
  }

  @Test
  void limitsTheRateOnlyWhereThePageStatesALimit() {
    assertThat(SPEC.get("CreateResourcePackage").getExtensions().get("x-rate-limit"))
        .isEqualTo(Map.of("requests", 100, "seconds", 60, "per", "caller", "source", "S2"));
    assertThat(SPEC.get("CreateResellerUserQuota").getExtensions())
        .doesNotContainKey("x-rate-limit")
        .containsEntry(
            "x-quota-page-rate-limit",
            Map.of("requests", 10, "seconds", 1, "per", "caller", "source", "M"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> extension(String name) {
    return (Map<String, Object>) SPEC.api().getExtensions().get(name);
  }

  /** Both lists name the envelope parameters: one describes them, the other is for operations. */
  @Test
  void describesOnlyListedEnvelopeParameters() {
    assertThat(SPEC.api().getExtensions().get("x-common-parameters"))
        .asInstanceOf(LIST)
        .map(row -> (Map<?, ?>) row)
        .filteredOn(row -> row.get("in").equals("parameter"))
        .map(row -> row.get("name"))
        .isNotEmpty()
        .allMatch(name -> commonParameters().contains(name));
  }

  private static List<?> commonParameters() {
    Map<?, ?> wire = (Map<?, ?>) SPEC.api().getExtensions().get("x-wire");
    return (List<?>) wire.get("commonParameters");
  }
}
