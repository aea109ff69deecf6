package io.github.bsskit.conformance.crooked;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A documented error, as in the tables of CONTRACT.md and GATEWAY.md.
 *
 * @param operation name of the operation whose error it is, or {@link #GATEWAY}
 */
record Rejection(String operation, int status, String code, String message) {

  static final String GATEWAY = "gateway";
  static final String QUOTA = "CreateResellerUserQuota";
  static final String PLAN = "CreateResourcePackage";

  private static final String FAILED =
      "The request processing has failed due to some unknown error";
  private static final String NOT_APPLICABLE = "This API is not applicable for caller.";
  private static final String NOT_AUTHORIZED = "This API is not authorized for caller.";

  private static final Map<String, Rejection> ALL =
      Stream.of(
              quota("NotApplicable", NOT_APPLICABLE),
              quota("NotAuthorized", NOT_AUTHORIZED),
              quota("InternalError", FAILED + ", exception or failure."),
              quota("ParameterError", "Missing the must parameter."),
              quota("-303", "Record is exists already."),
              quota("CreditInnerError", "This interface has some error. Please try again."),
              new Rejection(QUOTA, 500, "UndefinedError", FAILED + "."),
              plan("NotApplicable", NOT_APPLICABLE),
              plan("NotAuthorized", NOT_AUTHORIZED),
              plan("MissingParameter", "Absent some mandatory parameter for this request."),
              plan("InvalidParameter", "This request contain some invalid parameter"),
              plan("InvalidOwner", "The specified owner doesn't belong to caller."),
              plan("DurationInvalid", "Parameter duration can only be positive integer."),
              plan("ProductNotFound", "Product not found."),
              plan("PackageTypeNotFound", "No such resource package type found."),
              plan("SpecificationInvalid", "Parameter specification can only be positive integer."),
              plan("IdInvalid", "Parameter ownerId is invalid."),
              plan("EffectiveDateInvalid", "Parameter effectiveDate is invalid."),
              plan("IdMissing", "Paramter ownerId is missing."),
              plan("PackageTypeNotSupported", "Package type currently is not supported."),
              new Rejection(PLAN, 500, "InternalError", FAILED + "."),
              gateway(
                  404,
                  "InvalidAction.NotFound",
                  "Specified api is not found, please check your url and method."),
              gateway(400, "InvalidVersion", "Specified parameter Version is not valid."),
              gateway(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found."),
              gateway(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled."),
              gateway(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired."),
              gateway(
                  400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed."),
              gateway(
                  400,
                  "InvalidSecurityToken.MismatchWithAccessKey",
                  "Specified SecurityToken mismatch with the AccessKey."),
              gateway(
                  400,
                  "IncompleteSignature",
                  "The request signature does not conform to Aliyun standards."),
              gateway(400, "InvalidSignatureMethod", "Specified signature method is not valid."),
              gateway(
                  400,
                  "InvalidTimeStamp.Format",
                  "Specified time stamp or date value is not well formatted."),
              gateway(
                  400,
                  "InvalidTimeStamp.Expired",
                  "Specified time stamp or date value is expired."),
              gateway(400, "SignatureNonceUsed", "Specified signature nonce was used already."),
              gateway(400, "InvalidParameter.Format", "Specified parameter format is not valid."),
              gateway(400, "UnsupportedHTTPMethod", "This http method is not supported."),
              gateway(400, "Throttling.User", "Request was denied due to user flow control."),
              gateway(400, "Throttling.Api", "Request was denied due to api flow control."),
              gateway(400, "Throttling", "Request was denied due to request throttling."),
              gateway(
                  503,
                  "ServiceUnavailable",
                  "The request has failed due to a temporary failure of the server."),
              gateway(500, "InternalError", FAILED + "."))
          .collect(Collectors.toMap(r -> r.operation + "/" + r.code, Function.identity()));

  private static Rejection quota(String code, String message) {
    return new Rejection(QUOTA, 400, code, message);
  }

  private static Rejection plan(String code, String message) {
    return new Rejection(PLAN, 400, code, message);
  }

  static Rejection gateway(int status, String code, String message) {
    return new Rejection(GATEWAY, status, code, message);
  }

  /** The documented error of an operation or of the gateway. */
  static Rejection of(String operation, String code) {
    Rejection rejection = ALL.get(operation + "/" + code);
    if (rejection == null) {
      throw new IllegalArgumentException(operation + " has no error " + code);
    }
    return rejection;
  }

  static Rejection gateway(String code) {
    return of(GATEWAY, code);
  }

  /** The error for a missing common parameter. */
  static Rejection missing(String parameter) {
    return gateway(400, "Missing" + parameter, parameter + " is mandatory for this action.");
  }

  /** An error to inject: the operation's with this code, or the gateway's. */
  static Rejection injected(String action, String code) {
    Rejection own = ALL.get(action + "/" + code);
    return own != null ? own : gateway(code);
  }

  boolean ofGateway() {
    return operation.equals(GATEWAY);
  }

  Rejection withStatus(int other) {
    return new Rejection(operation, other, code, message);
  }

  Rejection withCode(String other) {
    return new Rejection(operation, status, other, message);
  }

  Rejection withMessage(String other) {
    return new Rejection(operation, status, code, other);
  }
}
