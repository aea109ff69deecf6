package io.github.bsskit.conformance.crooked;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;

/** Servers that do not accept every style of request. */
enum CrookedStyle implements Crooked {
  GET_REJECTED(
      "GET is rejected",
      "*/style/*/GET* | gateway/signature/*",
      b ->
          b.gateway.first(
              "get",
              Steps.unless(
                  call -> !call.method().equals("GET"),
                  Rejection.gateway("UnsupportedHTTPMethod")))),

  POST_REJECTED(
      "POST is rejected",
      "*/style/*/POST* | gateway/signature/*",
      b ->
          b.gateway.first(
              "post",
              Steps.unless(
                  call -> !call.method().equals("POST"),
                  Rejection.gateway("UnsupportedHTTPMethod")))),

  FORM_NOT_READ(
      "a form body is not read",
      "*/style/*/POST-form/* | */style/*",
      b -> b.readsForm = http -> false),

  QUERY_OF_POST_NOT_READ(
      "the query of a POST is not read",
      "*/style/*/POST-query/* | */style/*",
      b -> b.readsQuery = http -> http.method().equals("GET")),

  QUERY_NOT_READ_BESIDE_FORM(
      "where there is a form the query is not read",
      "*/style/*/POST-split/* | */style/*",
      b -> b.readsQuery = http -> !http.form() || http.body().length == 0),

  SPLIT_REJECTED(
      "parameters in both query and form are rejected",
      "*/style/*",
      b ->
          b.gateway.first(
              "split",
              Steps.unless(
                  call -> call.query.pairs().isEmpty() || call.form.pairs().isEmpty(),
                  Rejection.gateway("IncompleteSignature")))),

  CHARSET_SUFFIX_REJECTED(
      "a form whose content type names its charset is not read",
      "gateway/client/* | */style/*",
      b -> b.readsForm = http -> !http.header("content-type").contains(";")),

  CHUNKED_BODY_NOT_READ(
      "a chunked form is not read",
      "gateway/client/* | */style/*",
      b -> b.readsForm = http -> !http.chunked()),

  CHUNKED_REQUEST_REJECTED(
      "a chunked request is rejected, even with an empty body",
      "gateway/client/* | */style/*",
      b ->
          b.gateway.first(
              "chunks",
              Steps.unless(
                  call -> !call.http.chunked(),
                  Rejection.gateway(411, "LengthRequired", "A length is required.")))),

  POST_WITHOUT_LENGTH_REJECTED(
      "a POST without body, length and chunks is rejected",
      "gateway/client/* | */style/*",
      b ->
          b.gateway.first(
              "length",
              Steps.unless(
                  call ->
                      call.method().equals("GET")
                          || call.http.chunked()
                          || call.http.has("content-length"),
                  Rejection.gateway("UnsupportedHTTPMethod")))),

  PLUS_KEPT_IN_QUERY(
      "a plus sign in the query is not a space",
      "gateway/client/* | gateway/signature/* | */style/*",
      b -> b.queryDecoder = Params::decodePercent),

  PLUS_KEPT_IN_FORM(
      "a plus sign in a form is not a space",
      "gateway/client/* | gateway/signature/* | */style/*",
      b -> b.formDecoder = Params::decodePercent),

  NAME_WITHOUT_EQUALS_REJECTED(
      "a parameter without an equals sign is rejected",
      "gateway/client/*",
      b ->
          b.gateway.first(
              "equals",
              Steps.unless(
                  call ->
                      Arrays.stream(call.http.query().split("&"))
                          .allMatch(part -> part.isEmpty() || part.contains("=")),
                  Rejection.gateway("IncompleteSignature")))),

  LATIN_1_READ(
      "UTF-8 in parameters is read as Latin-1",
      "gateway/signature/* | gateway/client/* | */OutBizId/valid/*",
      b ->
          b.queryDecoder =
              text ->
                  new String(
                      Params.decode(text).getBytes(StandardCharsets.UTF_8),
                      StandardCharsets.ISO_8859_1)),

  REGION_ID_REJECTED(
      "an unknown parameter is rejected",
      "gateway/client/*",
      b ->
          b.gateway.first(
              "unknown",
              Steps.unless(call -> onlyKnown(call), Rejection.gateway("InvalidParameter.Format")))),

  V1_REJECTED(
      "signature V1 is rejected",
      "*/style/V1/* | gateway/signature/V1/*",
      b ->
          b.gateway.first(
              "v1", Steps.unless(call -> call.v3(), Rejection.gateway("InvalidSignatureMethod")))),

  V3_REJECTED(
      "signature V3 is rejected",
      "*/style/V3/* | gateway/signature/V3/*",
      b ->
          b.gateway.first(
              "v3", Steps.unless(call -> !call.v3(), Rejection.gateway("InvalidSignatureMethod")))),

  ACTION_PARAMETER_REJECTED_IN_V3(
      "a V3 request may not have Action as a parameter too",
      "gateway/client/* | gateway/action/*",
      b ->
          b.gateway.first(
              "action twice",
              Steps.unless(
                  call -> !call.v3() || !call.has("Action"),
                  Rejection.gateway("InvalidAction.NotFound")))),

  LOWER_CASE_FORMAT_REJECTED(
      "json is not taken for JSON",
      "gateway/format/* | gateway/client/*",
      b ->
          b.gateway.first(
              "case",
              Steps.unless(
                  call ->
                      !call.value("Format").equals("json") && !call.value("Format").equals("xml"),
                  Rejection.gateway("InvalidParameter.Format")))),

  FORMAT_XML_REJECTED(
      "XML cannot be asked for",
      "*/style/*/XML | gateway/format/*",
      b ->
          b.gateway.first(
              "xml",
              Steps.unless(
                  call -> !call.value("Format").equalsIgnoreCase("XML"),
                  Rejection.gateway("InvalidParameter.Format")))),

  UNKNOWN_FORMAT_ACCEPTED("any Format is accepted", "", b -> b.gateway.drop("format")),

  V3_RESPONSE_IN_XML(
      "V3 without Format gets XML", "response/format", b -> b.defaultXml = call -> true),

  V1_RESPONSE_IN_JSON(
      "V1 without Format gets JSON", "response/format", b -> b.defaultXml = call -> false),

  UNKNOWN_ACTION_UNDER_200(
      "an unknown Action has HTTP status 200",
      "gateway/action/* | gateway/error/InvalidActionNotFound/status",
      b -> b.status(Rejection.GATEWAY, "InvalidAction.NotFound", 200)),

  WRONG_VERSION_UNDER_200(
      "another Version returns InvalidVersion with HTTP status 200",
      "response/success-or-error",
      b -> b.status(Rejection.GATEWAY, "InvalidVersion", 200)),

  UNKNOWN_ACTION_CALLED_VERSION(
      "an unknown Action returns InvalidVersion",
      "gateway/action/*",
      b -> b.swap(Rejection.GATEWAY, "InvalidAction.NotFound", "InvalidVersion")),

  UNKNOWN_ACTION_ACCEPTED(
      "an unknown Action is accepted as a plan",
      "gateway/action/*",
      b ->
          b.actionName =
              name ->
                  Behaviour.OPERATIONS.contains(name) || name.isEmpty() ? name : Rejection.PLAN),

  ACTION_IN_ANY_CASE_ACCEPTED(
      "createresourcepackage is accepted as CreateResourcePackage",
      "gateway/action/*",
      b ->
          b.actionName =
              name ->
                  Behaviour.OPERATIONS.stream()
                      .filter(name::equalsIgnoreCase)
                      .findAny()
                      .orElse(name)),

  WRONG_VERSION_ACCEPTED(
      "any Version is accepted", "gateway/version/*", b -> b.gateway.drop("version")),

  MISSING_VERSION_ACCEPTED(
      "Version may be left out",
      "gateway/version/*",
      b -> {
        b.gateway.drop("versionSent");
        b.gateway.skip("version", call -> call.version().isEmpty());
      });

  private final Variant variant;
  private final String expected;

  CrookedStyle(String defect, String expected, Consumer<Behaviour> change) {
    this.variant = new Variant(defect, change);
    this.expected = expected;
  }

  @Override
  public Variant variant() {
    return variant;
  }

  @Override
  public String expected() {
    return expected;
  }

  private static final Set<String> KNOWN =
      Set.of(
          "Action",
          "Version",
          "Format",
          "AccessKeyId",
          "SignatureMethod",
          "SignatureVersion",
          "SignatureNonce",
          "Signature",
          "Timestamp",
          "SecurityToken",
          "SignatureType",
          "Amount",
          "Currency",
          "OutBizId",
          "OwnerId",
          "ProductCode",
          "PackageType",
          "EffectiveDate",
          "Specification",
          "Duration",
          "PricingCycle");

  private static boolean onlyKnown(Call call) {
    return KNOWN.containsAll(call.parameters.keySet());
  }
}
