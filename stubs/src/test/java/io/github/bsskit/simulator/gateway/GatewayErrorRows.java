package io.github.bsskit.simulator.gateway;

import static io.github.bsskit.simulator.testing.TestKey.EXPIRED;
import static io.github.bsskit.simulator.testing.TestKey.INACTIVE;
import static io.github.bsskit.simulator.testing.TestKey.RESELLER;
import static io.github.bsskit.simulator.testing.TestKey.TEMPORARY;

import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The documented errors of the gateway, with the calls that cause them. */
final class GatewayErrorRows {

  private static final TestKey UNKNOWN = new TestKey("nobody", "secret", "");
  private static final TestKey NAMELESS = new TestKey("", "secret", "");
  private static final String BARE = "ACS3-HMAC-SHA256";
  private static final String UNSIGNED_NONCE =
      BARE + " Credential=testid,SignedHeaders=host;x-acs-date,Signature=00";

  private GatewayErrorRows() {}

  record Row(String name, TestCall call, int status, String code, String message) {

    @Override
    public String toString() {
      return name + " is " + code;
    }
  }

  private static final class Table {

    private final List<Row> rows = new ArrayList<>();
    private int status;
    private String code;
    private String message;

    Table error(int httpStatus, String errorCode, String text) {
      status = httpStatus;
      code = errorCode;
      message = text;
      return this;
    }

    Table v1(String name, UnaryOperator<TestCall> fault) {
      rows.add(new Row("V1, " + name, fault.apply(TestCall.quota("V1")), status, code, message));
      return this;
    }

    Table v3(String name, UnaryOperator<TestCall> fault) {
      rows.add(new Row("V3, " + name, fault.apply(TestCall.quota("V3")), status, code, message));
      return this;
    }

    Table both(String name, UnaryOperator<TestCall> fault) {
      return v1(name, fault).v3(name, fault);
    }
  }

  static List<Row> all() {
    Table table = new Table();
    errorsOfTheEnvelope(table);
    errorsOfMissingParameters(table);
    errorsOfCredentials(table);
    errorsOfSignatures(table);
    return table.rows;
  }

  private static void errorsOfTheEnvelope(Table table) {
    table
        .error(
            404,
            "InvalidAction.NotFound",
            "Specified api is not found, please check your url and method.")
        .v1("unknown Action", call -> call.with("Action", "NoSuchAction"))
        .v1("Action in lower case", call -> call.with("Action", "createreselleruserquota"))
        .v1(
            "unknown Action of nobody",
            call -> call.with("Action", "NoSuchAction").with("AccessKeyId", null))
        .v3("unknown action", call -> call.with("x-acs-action", "NoSuchAction"))
        .v3("two actions", call -> call.with("Action", "CreateResourcePackage"))
        .error(400, "MissingAction", "Action is mandatory for this action.")
        .v1("no Action", call -> call.with("Action", null))
        .v1("empty Action", call -> call.with("Action", ""))
        .v3("no action", call -> call.with("x-acs-action", null))
        .error(400, "InvalidVersion", "Specified parameter Version is not valid.")
        .v1("another Version", call -> call.with("Version", "2014-05-26"))
        .v1("Version of a third kind", call -> call.with("Version", "latest"))
        .v3("another version", call -> call.with("x-acs-version", "2014-05-26"))
        .v3("two versions", call -> call.with("Version", "2014-05-26"))
        .error(400, "MissingVersion", "Version is mandatory for this action.")
        .v1("no Version", call -> call.with("Version", null))
        .v1("empty Version", call -> call.with("Version", ""))
        .v3("no version", call -> call.with("x-acs-version", null))
        .error(413, "RequestEntityTooLarge", "The request is larger than the server accepts.")
        .v1("body over the limit", call -> call.with("OutBizId", "x".repeat(1024 * 1024)).inForm());
    for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO", "post")) {
      table
          .error(400, "UnsupportedHTTPMethod", "This http method is not supported.")
          .both(method, call -> call.method(method));
    }
  }

  private static void errorsOfMissingParameters(Table table) {
    table
        .error(400, "MissingAccessKeyId", "AccessKeyId is mandatory for this action.")
        .v1("no AccessKeyId", call -> call.with("AccessKeyId", null))
        .v1("empty AccessKeyId", call -> call.with("AccessKeyId", ""))
        .v3("no Authorization", call -> call.tampered("Authorization", null))
        .v3("empty Credential", call -> call.key(NAMELESS))
        .v3(
            "bearer token",
            call -> call.tampered("Authorization", null).with("x-acs-bearer-token", "token"))
        .error(400, "MissingSignature", "Signature is mandatory for this action.")
        .v1("no Signature", call -> call.tampered("Signature", null))
        .v1("empty Signature", call -> call.tampered("Signature", ""))
        .error(400, "MissingTimestamp", "Timestamp is mandatory for this action.")
        .v1("no Timestamp", call -> call.with("Timestamp", null))
        .v1("empty Timestamp", call -> call.with("Timestamp", ""))
        .v3("no x-acs-date", call -> call.with("x-acs-date", null))
        .error(400, "MissingSignatureNonce", "SignatureNonce is mandatory for this action.")
        .v1("no SignatureNonce", call -> call.with("SignatureNonce", null))
        .v1("empty SignatureNonce", call -> call.with("SignatureNonce", ""))
        .v3("no x-acs-signature-nonce", call -> call.with("x-acs-signature-nonce", null))
        .error(400, "MissingSecurityToken", "SecurityToken is mandatory for this action.")
        .both("temporary key alone", call -> call.key(TEMPORARY.withToken("")));
  }

  private static void errorsOfCredentials(Table table) {
    table
        .error(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.")
        .both("unknown key", call -> call.key(UNKNOWN))
        .error(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.")
        .both("disabled key", call -> call.key(INACTIVE))
        .error(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.")
        .both("token past its time", call -> call.key(EXPIRED))
        .error(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.")
        .both("token never issued", call -> call.key(TEMPORARY.withToken("sts/token+abc=")))
        .both("permanent key with such a token", call -> call.key(RESELLER.withToken("mine")))
        .error(
            400,
            "InvalidSecurityToken.MismatchWithAccessKey",
            "Specified SecurityToken mismatch with the AccessKey.")
        .both("another key's token", call -> call.key(TEMPORARY.withToken(EXPIRED.token())))
        .both(
            "permanent key with a token", call -> call.key(RESELLER.withToken("sts/token+abc==")));
  }

  private static void errorsOfSignatures(Table table) {
    table
        .error(400, "InvalidSignatureMethod", "Specified signature method is not valid.")
        .v1("HMAC-SHA256", call -> call.with("SignatureMethod", "HMAC-SHA256"))
        .v1("key pair", call -> call.with("SignatureMethod", "SHA256withRSA"))
        .v1("id token", call -> call.tampered("x-acs-zero-trust-idtoken", "token"))
        .v3("SM3", call -> call.tampered("Authorization", "ACS3-HMAC-SM3 Credential=testid"))
        .v3("RSA", call -> call.tampered("Authorization", "ACS3-RSA-SHA256 Credential=testid"))
        .v3("V4", call -> call.tampered("Authorization", "ACS4-HMAC-SHA256 Credential=testid"))
        .v3("Basic", call -> call.tampered("Authorization", "Basic dGVzdGlkOnRlc3RzZWNyZXQ="))
        .error(
            400,
            "IncompleteSignature",
            "The request signature does not conform to Aliyun standards.")
        .v3("no hash of the body", call -> call.tampered("x-acs-content-sha256", null))
        .v3("an unsigned nonce", call -> call.tampered("Authorization", UNSIGNED_NONCE))
        .v3("nothing behind the algorithm", call -> call.tampered("Authorization", BARE))
        .v3("garbage", call -> call.tampered("Authorization", BARE + " garbage;=,,=;"))
        .v3(
            "no Signature",
            call -> call.tampered("Authorization", BARE + " Credential=testid,SignedHeaders=host"))
        .v3(
            "no SignedHeaders",
            call -> call.tampered("Authorization", BARE + " Credential=testid,Signature=00"))
        .error(
            400,
            "InvalidTimeStamp.Format",
            "Specified time stamp or date value is not well formatted.")
        .both("time with a fraction", call -> call.at("2026-11-22T08:00:00.000Z"))
        .error(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.")
        .both("time long ago", call -> call.at("2016-11-22T08:00:00Z"));
  }
}
