package io.github.bsskit.conformance.crooked;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;

/** Servers that do not read a request as clients send it. */
enum CrookedCarrier implements Crooked {
  GET_REFUSED(
      "GET is refused",
      "*/style/*/GET* | gateway/signature/*",
      b ->
          b.gateway.first(
              "get",
              Steps.unless(
                  call -> !call.method().equals("GET"), Refusal.gateway("UnsupportedHTTPMethod")))),

  POST_REFUSED(
      "POST is refused",
      "*/style/*/POST* | gateway/signature/*",
      b ->
          b.gateway.first(
              "post",
              Steps.unless(
                  call -> !call.method().equals("POST"),
                  Refusal.gateway("UnsupportedHTTPMethod")))),

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

  SPLIT_REFUSED(
      "parameters in query and form at once are refused",
      "*/style/*",
      b ->
          b.gateway.first(
              "split",
              Steps.unless(
                  call -> call.query.pairs().isEmpty() || call.form.pairs().isEmpty(),
                  Refusal.gateway("IncompleteSignature")))),

  CHARSET_SUFFIX_REFUSED(
      "a form whose content type names its charset is not read",
      "gateway/client/* | */style/*",
      b -> b.readsForm = http -> !http.header("content-type").contains(";")),

  CHUNKED_BODY_NOT_READ(
      "a chunked form is not read",
      "gateway/client/* | */style/*",
      b -> b.readsForm = http -> !http.chunked()),

  CHUNKED_REQUEST_REFUSED(
      "a chunked request is refused, even with an empty body",
      "gateway/client/* | */style/*",
      b ->
          b.gateway.first(
              "chunks",
              Steps.unless(
                  call -> !call.http.chunked(),
                  Refusal.gateway(411, "LengthRequired", "A length is required.")))),

  POST_WITHOUT_LENGTH_REFUSED(
      "a POST without body, length and chunks is refused",
      "gateway/client/* | */style/*",
      b ->
          b.gateway.first(
              "length",
              Steps.unless(
                  call ->
                      call.method().equals("GET")
                          || call.http.chunked()
                          || call.http.has("content-length"),
                  Refusal.gateway("UnsupportedHTTPMethod")))),

  PLUS_KEPT_IN_QUERY(
      "a plus sign in the query is not a space",
      "gateway/client/* | gateway/signature/* | */style/*",
      b -> b.queryDecoder = Params::decodePercent),

  PLUS_KEPT_IN_FORM(
      "a plus sign in a form is not a space",
      "gateway/client/* | gateway/signature/* | */style/*",
      b -> b.formDecoder = Params::decodePercent),

  NAME_WITHOUT_EQUALS_REFUSED(
      "a parameter without an equals sign is refused",
      "gateway/client/*",
      b ->
          b.gateway.first(
              "equals",
              Steps.unless(
                  call ->
                      Arrays.stream(call.http.query().split("&"))
                          .allMatch(part -> part.isEmpty() || part.contains("=")),
                  Refusal.gateway("IncompleteSignature")))),

  LATIN_1_READ(
      "UTF-8 in parameters is read as Latin-1",
      "gateway/signature/* | gateway/client/* | */OutBizId/valid/*",
      b ->
          b.queryDecoder =
              text ->
                  new String(
                      Params.decode(text).getBytes(StandardCharsets.UTF_8),
                      StandardCharsets.ISO_8859_1)),

  REGION_ID_REFUSED(
      "an unknown parameter is refused",
      "gateway/client/*",
      b ->
          b.gateway.first(
              "unknown",
              Steps.unless(call -> onlyKnown(call), Refusal.gateway("InvalidParameter.Format")))),

  V1_REFUSED(
      "signature V1 is refused",
      "*/style/V1/* | gateway/signature/V1/*",
      b ->
          b.gateway.first(
              "v1", Steps.unless(call -> call.v3(), Refusal.gateway("InvalidSignatureMethod")))),

  V3_REFUSED(
      "signature V3 is refused",
      "*/style/V3/* | gateway/signature/V3/*",
      b ->
          b.gateway.first(
              "v3", Steps.unless(call -> !call.v3(), Refusal.gateway("InvalidSignatureMethod")))),

  ACTION_PARAMETER_REFUSED_IN_V3(
      "a V3 request may not have Action as a parameter too",
      "gateway/client/* | gateway/action/*",
      b ->
          b.gateway.first(
              "action twice",
              Steps.unless(
                  call -> !call.v3() || !call.has("Action"),
                  Refusal.gateway("InvalidAction.NotFound")))),

  LOWER_CASE_FORMAT_REFUSED(
      "json is not taken for JSON",
      "gateway/format/* | gateway/client/*",
      b ->
          b.gateway.first(
              "case",
              Steps.unless(
                  call ->
                      !call.value("Format").equals("json") && !call.value("Format").equals("xml"),
                  Refusal.gateway("InvalidParameter.Format")))),

  FORMAT_XML_REFUSED(
      "XML cannot be asked for",
      "*/style/*/XML | gateway/format/*",
      b ->
          b.gateway.first(
              "xml",
              Steps.unless(
                  call -> !call.value("Format").equalsIgnoreCase("XML"),
                  Refusal.gateway("InvalidParameter.Format")))),

  UNKNOWN_FORMAT_TAKEN("any Format is taken", "", b -> b.gateway.drop("format")),

  V3_ANSWERED_IN_XML(
      "V3 without Format is answered in XML", "response/format", b -> b.defaultXml = call -> true),

  V1_ANSWERED_IN_JSON(
      "V1 without Format is answered in JSON",
      "response/format",
      b -> b.defaultXml = call -> false),

  UNKNOWN_ACTION_UNDER_200(
      "an unknown Action is answered under HTTP 200",
      "gateway/action/* | gateway/error/InvalidActionNotFound/status",
      b -> b.status(Refusal.GATEWAY, "InvalidAction.NotFound", 200)),

  WRONG_VERSION_UNDER_200(
      "another Version is answered InvalidVersion under HTTP 200",
      "response/success-or-error",
      b -> b.status(Refusal.GATEWAY, "InvalidVersion", 200)),

  UNKNOWN_ACTION_CALLED_VERSION(
      "an unknown Action is answered InvalidVersion",
      "gateway/action/*",
      b -> b.swap(Refusal.GATEWAY, "InvalidAction.NotFound", "InvalidVersion")),

  UNKNOWN_ACTION_TAKEN(
      "an unknown Action is taken for a plan",
      "gateway/action/*",
      b ->
          b.actionName =
              name -> Behaviour.OPERATIONS.contains(name) || name.isEmpty() ? name : Refusal.PLAN),

  ACTION_IN_ANY_CASE_TAKEN(
      "createresourcepackage is taken for CreateResourcePackage",
      "gateway/action/*",
      b ->
          b.actionName =
              name ->
                  Behaviour.OPERATIONS.stream()
                      .filter(name::equalsIgnoreCase)
                      .findAny()
                      .orElse(name)),

  WRONG_VERSION_TAKEN("any Version is taken", "gateway/version/*", b -> b.gateway.drop("version")),

  MISSING_VERSION_TAKEN(
      "Version may be left out",
      "gateway/version/*",
      b -> {
        b.gateway.drop("versionSent");
        b.gateway.spare("version", call -> call.version().isEmpty());
      });

  private final Variant variant;
  private final String expected;

  CrookedCarrier(String lie, String expected, Consumer<Behaviour> bend) {
    this.variant = new Variant(lie, bend);
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
