package io.github.bsskit.conformance.crooked;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Servers that apply a rule in some ways of calling and forget it in others. */
enum CrookedVariant implements Crooked {
  DENIED_KEY_MAY_GET(
      "permission to buy is checked for POST only",
      "CreateResourcePackage/variant/caller/NotAuthorized/*/GET-query/*",
      b -> b.plan.steps.skip("authorised", CrookedVariant::get)),

  DENIED_KEY_MAY_USE_V1(
      "permission to create a quota is not checked under V1",
      "CreateResellerUserQuota/variant/caller/NotAuthorized/V1/*",
      b -> b.quota.steps.skip("authorised", CrookedVariant::v1)),

  DENIED_KEY_MAY_USE_A_FORM(
      "permission is not checked for a form",
      "CreateResellerUserQuota/variant/caller/NotAuthorized/*/POST-form/*",
      b -> b.quota.steps.skip("authorised", CrookedVariant::form)),

  ANY_ACCOUNT_MAY_ASK_FOR_XML(
      "the account's type is not checked if XML is requested",
      "*/variant/caller/NotApplicable/*/XML/*",
      b -> {
        b.quota.steps.skip("applicable", Call::xml);
        b.plan.steps.skip("applicable", Call::xml);
      }),

  FOREIGN_OWNER_UNDER_V1(
      "an owner of another reseller is accepted under V1",
      "CreateResourcePackage/variant/OwnerId/foreign/V1/*",
      b -> b.plan.steps.skip("owner", CrookedVariant::v1)),

  OWNER_NEED_NOT_BE_NAMED_BY_GET(
      "an agency may leave the owner out by GET",
      "CreateResourcePackage/variant/caller/IdMissing/*/GET-query/*",
      b -> b.plan.steps.skip("named", CrookedVariant::get)),

  DURATION_UNCHECKED_IN_A_FORM(
      "Duration is not validated in a form",
      "CreateResourcePackage/variant/Duration/malformed/*/POST-form/*",
      b -> b.plan.steps.skip("Duration", CrookedVariant::form)),

  RETIRED_TYPE_SOLD_IN_XML(
      "a retired package type is sold if XML is requested",
      "CreateResourcePackage/variant/PackageType/not-on-sale/*/XML/*",
      b -> b.plan.steps.skip("sale", Call::xml)),

  MISSING_PARAMETER_BY_GET(
      "required parameters of a quota may be left out by GET",
      "CreateResellerUserQuota/variant/*/missing/*/GET-query/*",
      b -> b.quota.steps.skip("required", CrookedVariant::get)),

  SECOND_LEDGER_UNDER_V1(
      "a second ledger is created under V1",
      "CreateResellerUserQuota/variant/sequence/repeat/V1/* | *sequence/repeat-by-v1",
      b -> b.quota.steps.skip("ledger", CrookedVariant::v1)),

  EXPIRED_TOKEN_MAY_CREATE_QUOTA(
      "an expired token may create a quota",
      "CreateResellerUserQuota/variant/key/expired/* | gateway/key/*",
      b -> b.gateway.skip("token", call -> call.key.expired() && !call.plan())),

  EXPIRED_TOKEN_MAY_BUY(
      "an expired token may buy a plan",
      "CreateResourcePackage/variant/key/expired/*",
      b -> b.gateway.skip("token", call -> call.key.expired() && call.plan())),

  INACTIVE_KEY_MAY_GET(
      "a disabled key may call by GET",
      "*/variant/key/inactive/*/GET-query/*",
      b -> b.gateway.skip("active", CrookedVariant::get)),

  TOKEN_UNCHECKED_IN_A_SPLIT_CALL(
      "the token is not checked if parameters are in both places",
      "*/variant/key/temporary-*/POST-split/*",
      b -> b.gateway.skip("token", CrookedVariant::split)),

  ANY_VERSION_BY_GET(
      "the version is ignored by GET",
      "*/variant/version/another/*/GET-query/*",
      b -> b.gateway.skip("version", CrookedVariant::get)),

  ANY_VERSION_OF_A_FORM(
      "the version is ignored for a form under V3",
      "*/variant/version/another/V3/POST-form/*",
      b -> b.gateway.skip("version", call -> form(call) && call.v3())),

  OLD_CALL_IN_A_FORM(
      "the age of a form is not checked",
      "*/variant/time/hour-*/POST-form/*",
      b -> b.gateway.skip("window", CrookedVariant::form)),

  OLD_CALL_FOR_XML(
      "the age of a call that requests XML is not checked",
      "*/variant/time/hour-*/XML/*",
      b -> b.gateway.skip("window", Call::xml)),

  MALFORMED_TIME_CALLED_EXPIRED_BY_GET(
      "a malformed time by GET under V1 returns InvalidTimeStamp.Expired",
      "*/variant/time/no-zone/V1/GET-query/*",
      b ->
          b.gateway.first(
              "stamp by GET",
              Steps.unless(
                  call ->
                      !get(call)
                          || call.v3()
                          || call.timestamp().isEmpty()
                          || Forms.instant(call.timestamp()).isPresent(),
                  Rejection.gateway("InvalidTimeStamp.Expired")))),

  FORGED_BY_GET_FOR_XML(
      "signatures are not verified by GET",
      "*/variant/signature/*/GET-query/* | gateway/*by-get",
      b -> b.gateway.skip("signature", CrookedVariant::get)),

  FORGED_IN_A_FORM(
      "signatures of forms are not verified",
      "*/variant/signature/*/POST-form/*",
      b -> b.gateway.skip("signature", CrookedVariant::form)),

  FORGED_IN_A_SPLIT_CALL(
      "signatures are not verified if parameters are in both places",
      "*/variant/signature/*/POST-split/*",
      b -> b.gateway.skip("signature", CrookedVariant::split)),

  FORGED_PLAN_FOR_XML(
      "signatures of orders that request XML are not verified",
      "CreateResourcePackage/variant/signature/*/XML/*",
      b -> b.gateway.skip("signature", call -> call.plan() && call.xml())),

  REPLAYED_BY_GET(
      "nonces are ignored by GET",
      "*/variant/nonce/*/GET-query/* | gateway/nonce/*by-get",
      b -> b.gateway.skip("nonce", CrookedVariant::get)),

  REPLAYED_SPLIT_CALL(
      "nonces are ignored if parameters are in both places",
      "*/variant/nonce/*/POST-split/*",
      b -> b.gateway.skip("nonce", CrookedVariant::split)),

  UNKNOWN_ACTION_BY_GET(
      "an unknown Action by GET is a plan",
      "*/variant/action/*/GET-query/*",
      b ->
          b.gateway.first(
              "action by GET",
              Steps.unless(
                  call -> !get(call) || Behaviour.OPERATIONS.contains(call.action()),
                  Rejection.gateway("InvalidVersion")))),

  SIGNED_ONCE_PER_CONNECTION(
      "after one valid call every signature is accepted on that connection",
      "*/connection/*/wrong-after-valid | */variant/signature/*/used",
      b -> {
        Connections valid = new Connections();
        b.gateway.skip("signature", valid::contains);
        b.gateway.add("remember", valid::add);
      }),

  REJECTED_ONCE_PER_CONNECTION(
      "after one wrong signature every call on that connection is rejected",
      "*/connection/*/valid-after-wrong | */connection/*/wrong-after-valid",
      b -> {
        Connections wrong = new Connections();
        Rejection mismatch = Rejection.gateway("InvalidAccessKeyId.NotFound");
        b.onFailure(
            response -> {
              if (response.rejection.code().equals("SignatureDoesNotMatch")) {
                wrong.add(response.call);
              }
            });
        b.gateway.first("connection", Steps.unless(call -> !wrong.contains(call), mismatch));
      }),

  PERMITTED_ONCE_PER_CONNECTION(
      "permission is checked for the first call of a connection only",
      "*/connection/*/denied-after-allowed | */variant/caller/NotAuthorized/*/used",
      b -> {
        Connections seen = new Connections();
        b.quota.steps.skip("authorised", seen::contains);
        b.plan.steps.skip("authorised", seen::contains);
        b.gateway.add("remember", seen::add);
      }),

  DENIED_ONCE_PER_CONNECTION(
      "after one denied caller all callers of the connection are denied",
      "*/connection/*/allowed-after-denied",
      b -> {
        Connections denied = new Connections();
        b.onFailure(
            response -> {
              if (response.rejection.code().equals("NotAuthorized")) {
                denied.add(response.call);
              }
            });
        b.quota.steps.first(
            "denied", Steps.unless(call -> !denied.contains(call), b.quota.error("NotAuthorized")));
        b.plan.steps.first(
            "denied", Steps.unless(call -> !denied.contains(call), b.plan.error("NotAuthorized")));
      }),

  KEY_CHECKED_ONCE_PER_CONNECTION(
      "a disabled key may call on a connection that has been used",
      "*/connection/*/inactive-key-after-valid | */variant/key/inactive/*/used",
      b -> {
        Connections seen = new Connections();
        b.gateway.skip("active", seen::contains);
        b.gateway.add("remember", seen::add);
      }),

  FORMAT_OF_FIRST_CALL_KEPT(
      "a connection keeps the format of its first call",
      "response/format | */connection/*/every-way",
      b -> {
        Connections xml = new Connections();
        Connections seen = new Connections();
        b.gateway.first(
            "format of connection",
            call -> {
              if (!seen.contains(call) && call.xml()) {
                xml.add(call);
              }
              seen.add(call);
            });
        b.onOutgoing(
            (response, out) -> {
              if (xml.contains(response.call) && !response.call.xml()) {
                out.headers.put("Content-Type", Rendering.XML_TYPE);
                out.text(Rendering.xml(response));
              }
            });
      }),

  NONCE_PER_CONNECTION(
      "nonces are remembered per connection",
      "gateway/nonce/* | */signature/*/replayed",
      b ->
          b.nonceScope = call -> call.http.connection() + "/" + call.key.id() + "/" + call.nonce());

  private final Variant variant;
  private final String expected;

  CrookedVariant(String defect, String expected, Consumer<Behaviour> change) {
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

  private static boolean get(Call call) {
    return call.method().equals("GET");
  }

  private static boolean v1(Call call) {
    return !call.v3();
  }

  private static boolean form(Call call) {
    return !call.form.pairs().isEmpty() && !call.parameters.isEmpty() && !split(call);
  }

  /** Whether operation parameters are in both places. */
  private static boolean split(Call call) {
    Predicate<Params> own =
        place -> place.pairs().stream().anyMatch(pair -> OWN.contains(pair.getKey()));
    return own.test(call.query) && own.test(call.form);
  }

  private static final Set<String> OWN =
      Set.of(
          "Amount",
          "Currency",
          "OutBizId",
          "OwnerId",
          "ProductCode",
          "PackageType",
          "Specification",
          "Duration",
          "PricingCycle",
          "EffectiveDate");
}
