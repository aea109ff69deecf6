package io.github.bsskit.conformance.crooked;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A parsed request; nothing is validated yet. */
final class Call {

  final Incoming http;
  final Params query;
  final Params form;
  final Map<String, String> parameters;
  final Authorization authorization;
  final Seed.Key key;
  private final UnaryOperator<String> actionName;
  private final Predicate<Call> defaultXml;

  Call(Incoming http, Behaviour behaviour) {
    this.http = http;
    actionName = behaviour.actionName;
    defaultXml = behaviour.defaultXml;
    query = Params.parse(http.query(), behaviour.queryDecoder);
    boolean post = http.method().equals("POST");
    String body = new String(http.body(), StandardCharsets.UTF_8);
    boolean formRead = post && http.form() && behaviour.readsForm.test(http);
    form = Params.parse(formRead ? body : "", behaviour.formDecoder);
    boolean queryRead = behaviour.readsQuery.test(http);
    parameters = (queryRead ? query.union(form) : form).asMap();
    authorization = Authorization.parse(http.header("authorization"));
    key = behaviour.keys.apply(accessKeyId());
  }

  /** The value of a parameter; empty if it is absent. */
  String value(String name) {
    return parameters.getOrDefault(name, "");
  }

  boolean has(String name) {
    return !value(name).isEmpty();
  }

  /** Whether the signature is in the Authorization header: V3 or an unknown ACS algorithm. */
  boolean v3() {
    return authorization.present();
  }

  String method() {
    return http.method();
  }

  String action() {
    return actionName.apply(named("x-acs-action", "Action"));
  }

  String version() {
    return named("x-acs-version", "Version");
  }

  private String named(String header, String parameter) {
    boolean headerFirst = authorization.present() || !has(parameter);
    return headerFirst && !http.header(header).isEmpty() ? http.header(header) : value(parameter);
  }

  String accessKeyId() {
    return v3() ? authorization.credential() : value("AccessKeyId");
  }

  String nonce() {
    return v3() ? http.header("x-acs-signature-nonce") : value("SignatureNonce");
  }

  String timestamp() {
    return v3() ? http.header("x-acs-date") : value("Timestamp");
  }

  String token() {
    return v3() ? http.header("x-acs-security-token") : value("SecurityToken");
  }

  boolean xml() {
    return has("Format")
        ? value("Format").toUpperCase(Locale.ROOT).equals("XML")
        : defaultXml.test(this);
  }

  boolean plan() {
    return action().equals(Rejection.PLAN);
  }

  /** The account that the call is for: the named owner, or the caller. */
  String owner() {
    return has("OwnerId") ? value("OwnerId") : String.valueOf(key.account().id());
  }

  String host() {
    return http.header("host").split(":")[0];
  }
}
