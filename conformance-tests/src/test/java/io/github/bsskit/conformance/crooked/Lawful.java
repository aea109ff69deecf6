package io.github.bsskit.conformance.crooked;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Servers that differ from the base only where the contract allows it: no obligation may fail. */
public enum Lawful {
  BASE("the base itself", b -> {}),
  CHECKS_REVERSED(
      "an operation runs its checks in reverse order",
      b -> {
        b.plan.steps.reverse("");
        b.quota.steps.reverse("ledger");
      }),
  VERSION_CHECKED_AFTER_SIGNATURE(
      "an unknown Version is found only after authentication",
      b -> List.of("versionSent", "version", "throttle").forEach(b.gateway::last)),
  MISSING_ACTION_RETURNS_NOT_FOUND(
      "a missing Action returns InvalidAction.NotFound", b -> b.gateway.drop("actionSent")),
  FIELDS_REVERSED("the fields are in reverse order", b -> b.onResponse(a -> reverse(a.fields))),
  EXTRA_HEADERS(
      "a response has more headers",
      b ->
          b.onOutgoing(
              (a, out) -> {
                out.headers.put("Date", "Mon, 11 Aug 2025 01:02:03 GMT");
                out.headers.put("ETag", "\"1sXZCqrEcm\"");
                out.headers.put("Vary", "Accept-Encoding");
                out.headers.put("Keep-Alive", "timeout=25");
                out.headers.put("Access-Control-Expose-Headers", "*");
              })),
  FEW_HEADERS(
      "a response has only the required headers",
      b ->
          b.onOutgoing(
              (a, out) -> {
                out.headers.remove("x-acs-trace-id");
                out.headers.remove("Access-Control-Allow-Origin");
                out.headers.remove("x-acs-retry-after");
              })),
  HOST_ID_AND_RECOMMEND_ABSENT(
      "an error has neither HostId nor Recommend",
      b ->
          b.onFailure(
              a -> {
                a.fields.remove("HostId");
                a.fields.remove("Recommend");
              })),
  HOST_ID_AND_RECOMMEND_EVERYWHERE(
      "every error has HostId and Recommend",
      b ->
          b.onFailure(a -> a.fields.put("Recommend", Gateway.recommend(a.rejection, a.requestId)))),
  SUCCESS_FALSE_IN_FAILURES(
      "every error has Success false, the gateway's as well",
      b -> b.onFailure(a -> a.fields.put("Success", false))),
  DATA_FALSE_IN_QUOTA_FAILURES(
      "every error that CreateResellerUserQuota leads to, the gateway's as well, has Data false and"
          + " Success false",
      b ->
          b.onFailure(
              a -> {
                if (a.call.action().equals(Rejection.QUOTA)) {
                  a.fields.put("Success", false);
                  a.fields.put("Data", false);
                }
              })),
  LEDGER_BY_OWNER(
      "a ledger is unique by its owner, not by OutBizId",
      b -> b.ledgerKeys = call -> List.of("owner " + call.owner())),
  LEDGER_BY_OUT_BIZ_ID(
      "a ledger is unique by caller and OutBizId, by its owner only without one",
      b ->
          b.ledgerKeys =
              call ->
                  List.of(call.has("OutBizId") ? Behaviour.bizKey(call) : "owner " + call.owner())),
  QUOTA_FOR_FOREIGN_OWNER(
      "a quota can be created for another reseller's account: no error is documented",
      b -> b.quota.steps.drop("owner")),
  LONG_AMOUNTS_REJECTED(
      "an Amount of more than 64 characters is rejected",
      b -> b.quota.reject("Amount", value -> value.length() > 64)),
  PAST_DATES_REJECTED(
      "an EffectiveDate in the past is rejected",
      b -> b.plan.reject("EffectiveDate", value -> value.compareTo("2026") < 0)),
  SMALL_ORDER_IDS(
      "order numbers are below 2^53",
      b -> {
        AtomicLong last = new AtomicLong(202407022550621L);
        b.orderId = call -> last.incrementAndGet();
      }),
  SPREAD_ORDER_IDS(
      "order numbers are random, up to the largest int64",
      b -> b.orderId = call -> ThreadLocalRandom.current().nextLong(1L << 53, Long.MAX_VALUE)),
  CLOCK_ORDER_IDS(
      "order numbers are made from the clock: multiples of 4096 unless two come in one millisecond",
      b -> {
        AtomicLong last = new AtomicLong();
        b.orderId =
            call -> last.updateAndGet(old -> Math.max(old + 1, System.currentTimeMillis() << 20));
      }),
  MALFORMED_AMOUNT_RETURNS_CREDIT_ERROR(
      "a malformed Amount returns CreditInnerError",
      b -> b.quota.returnForMalformed("Amount", b.quota.error("CreditInnerError"))),
  UNKNOWN_CURRENCY_RETURNS_NOT_APPLICABLE(
      "an unknown Currency returns NotApplicable",
      b -> b.quota.returnForMalformed("Currency", b.quota.error("NotApplicable"))),
  CONNECTION_CLOSED(
      "a connection is closed after each response",
      b -> b.onOutgoing((a, out) -> out.close = true)),
  CHUNKED_RESPONSES("responses come in chunks", b -> b.onOutgoing((a, out) -> out.chunked = true)),
  JSON_PRETTY("JSON has line breaks and indents", b -> b.json = a -> pretty(a.fields, "\n") + "\n"),
  JSON_ESCAPED("JSON escapes what it may escape", b -> b.json = a -> escaped(Rendering.json(a))),
  XML_WITHOUT_DECLARATION(
      "XML has no declaration", b -> b.xml = a -> Rendering.element(a.root, a.fields)),
  XML_PRETTY(
      "XML has line breaks and indents",
      b -> b.xml = a -> Rendering.xml(a).replaceAll("(</[^>]+>|\\?>)(?=<)", "$1\n  ")),
  XML_WITH_DOUBLE_QUOTES(
      "the declaration of XML has double quotes",
      b ->
          b.xml =
              a ->
                  Rendering.xml(a)
                      .replaceFirst("'1.0' encoding='UTF-8'", "\"1.0\" encoding=\"UTF-8\"")),
  XML_WITHOUT_CDATA(
      "Recommend in XML is escaped text", b -> b.xml = a -> withoutCdata(Rendering.xml(a))),
  CONTENT_TYPE_WITHOUT_CHARSET(
      "the content type of JSON names no charset", type("application/json")),
  CONTENT_TYPE_IN_UPPER_CASE(
      "the content type of JSON has a space and UTF-8 in upper case",
      type("application/json; charset=UTF-8")),
  CONTENT_TYPE_TEXT_JSON("JSON is sent as text/json", type("text/json")),
  CONTENT_TYPE_TEXT_JSON_IN_UPPER_CASE(
      "JSON is sent as text/json, its charset in upper case", type("text/json;charset=UTF-8")),
  EXPIRED_TOKEN_UNDER_403(
      "an expired token has HTTP status 403, as one product documents it",
      b -> b.status(Rejection.GATEWAY, "InvalidSecurityToken.Expired", 403)),
  WRONG_VERSION_UNDER_404(
      "another Version has HTTP status 404",
      b -> b.status(Rejection.GATEWAY, "InvalidVersion", 404)),
  OTHER_METHODS_HANDLED_BY_A_LIBRARY(
      "a method that is neither GET nor POST gets the page of the HTTP library",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (!List.of("GET", "POST").contains(a.call.method())) {
                  out.status = 405;
                  out.headers.clear();
                  out.headers.put("Content-Type", "text/html");
                  out.text("<html><body><h1>405 Method Not Allowed</h1></body></html>");
                }
              })),
  OTHER_METHODS_DROPPED(
      "a method that is neither GET nor POST ends the connection",
      b ->
          b.onOutgoing(
              (a, out) -> out.dropped = !List.of("GET", "POST").contains(a.call.method()))),
  PLUS_SIGN_ACCEPTED(
      "+6 is a positive integer",
      b -> {
        b.plan.accept("Duration", "\\+[1-9][0-9]{0,8}");
        b.plan.accept("Specification", "\\+[1-9][0-9]*");
        b.plan.accept("OwnerId", "\\+[1-9][0-9]{0,17}");
        b.quota.accept("Amount", "\\+[1-9][0-9]*");
        b.quota.accept("OwnerId", "\\+[1-9][0-9]{0,17}");
      }),
  CNY_ALONE(
      "no currency is accepted but the one that the page names",
      b -> b.quota.reject("Currency", value -> !value.equals("CNY"))),
  THROTTLED_UNSPECIFICALLY(
      "a caller who has used up its rate returns Throttling",
      throttled(Rejection.gateway("Throttling"))),
  THROTTLED_BY_FLOW_CONTROL(
      "a caller who has used up its rate returns Throttling, with the message of another page",
      throttled(
          Rejection.gateway("Throttling").withMessage("Request was denied due to flow control."))),
  THROTTLED_BY_API(
      "a caller who has used up its rate returns Throttling.Api",
      throttled(Rejection.gateway("Throttling.Api"))),
  SLOW("every response takes 80 ms", b -> b.onOutgoing((a, out) -> Pause.millis(80))),
  RATE_LIMIT_ENFORCED(
      "the documented rate limit is enforced and can be refilled", b -> b.limit = 100),
  RATE_LIMIT_WITHOUT_HOOK(
      "the documented rate limit is enforced, and only time refills it",
      b -> {
        b.limit = 100;
        b.refillHook = false;
        b.clockHook = false;
        b.refills = () -> false;
      }),
  RATE_LIMIT_BY_CLOCK_MINUTE(
      "the rate is counted by minutes of the clock",
      b -> {
        b.limit = 100;
        b.withinRate = (account, own) -> own.world.withinFixedWindow(account, own.limit, 60_000);
      }),
  RATE_LIMIT_OF_THE_QUOTA_PAGE(
      "CreateResellerUserQuota is limited as only the quota page states", b -> b.quotaLimit = 10),
  RATE_LIMIT_OF_THE_QUOTA_PAGE_WITHOUT_HOOK(
      "CreateResellerUserQuota is limited as only the quota page states, and only time refills it",
      b -> {
        b.quotaLimit = 10;
        b.refillHook = false;
        b.clockHook = false;
        b.refills = () -> false;
      }),
  NONCES_REMEMBERED_FOR_THE_WINDOW(
      "nonces are remembered for the window of 15 or 31 minutes on both sides",
      b -> b.world.nonceMemory.age = Duration.ofMinutes(63)),
  NONCES_REMEMBERED_FOR_15_MINUTES(
      "nonces are remembered, and times accepted, for 15 minutes",
      b -> {
        b.world.nonceMemory.age = Duration.ofMinutes(16);
        b.timely = (call, age) -> age.abs().compareTo(Duration.ofMinutes(15)) <= 0;
      }),
  HEADERS_IN_LOWER_CASE(
      "header names are in lower case",
      b ->
          b.onOutgoing(
              (a, out) -> {
                Map<String, String> all = new LinkedHashMap<>(out.headers);
                out.headers.clear();
                all.forEach((name, value) -> out.headers.put(name.toLowerCase(Locale.ROOT), value));
              })),
  NO_REASON("the status line has no reason phrase", b -> b.onOutgoing((a, out) -> out.reason = "")),
  NONCE_SCOPE_GLOBAL("a nonce counts for all keys together", b -> b.nonceScope = Call::nonce),
  NONCE_SCOPE_BY_SIGNATURE(
      "V1 and V3 keep their nonces apart",
      b -> b.nonceScope = call -> call.key.id() + call.v3() + call.nonce()),
  NONCE_USED_BY_BAD_SIGNATURE(
      "a nonce is spent even if its signature is wrong",
      b -> List.of("signature", "throttle").forEach(b.gateway::last)),
  NARROW_WINDOW(
      "V1 is held to 15 minutes too",
      b -> b.timely = (call, age) -> age.abs().compareTo(Duration.ofMinutes(15)) <= 0),
  ANY_PATH("any path is accepted", b -> b.gateway.drop("path")),
  UNSIGNED_EMPTY_VALUES_REJECTED(
      "an empty value must be signed (V1)", b -> b.forgivesUnsignedEmpty = false);

  private final Variant variant;

  Lawful(String difference, Consumer<Behaviour> change) {
    this.variant = new Variant(difference, change);
  }

  /** The difference, and the server that has it. */
  public Variant variant() {
    return variant;
  }

  private static Consumer<Behaviour> throttled(Rejection rejection) {
    return b -> {
      b.limit = 100;
      b.throttled = rejection;
    };
  }

  private static Consumer<Behaviour> type(String ofJson) {
    return b ->
        b.onOutgoing(
            (a, out) ->
                out.headers.computeIfPresent(
                    "Content-Type", (name, type) -> a.call.xml() ? type : ofJson));
  }

  private static void reverse(Map<String, Object> fields) {
    List<Map.Entry<String, Object>> entries = new ArrayList<>();
    fields.forEach((name, value) -> entries.add(Map.entry(name, value)));
    Collections.reverse(entries);
    fields.clear();
    entries.forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
  }

  private static String pretty(Object value, String indent) {
    if (!(value instanceof Map<?, ?> fields)) {
      return Rendering.json(value);
    }
    String deeper = indent + "  ";
    return fields.entrySet().stream()
        .map(m -> Rendering.quote((String) m.getKey()) + " : " + pretty(m.getValue(), deeper))
        .collect(Collectors.joining("," + deeper, "{" + deeper, indent + "}"));
  }

  /** These characters occur only inside JSON strings. */
  private static String escaped(String json) {
    return json.codePoints()
        .mapToObj(
            c -> "&=<>'!".indexOf(c) >= 0 ? String.format("\\u%04x", c) : Character.toString(c))
        .collect(Collectors.joining());
  }

  private static String withoutCdata(String xml) {
    int from = xml.indexOf("<![CDATA[");
    if (from < 0) {
      return xml;
    }
    int to = xml.indexOf("]]>", from);
    return xml.substring(0, from)
        + xml.substring(from + 9, to).replace("&", "&amp;")
        + xml.substring(to + 3);
  }
}
