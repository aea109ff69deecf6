package io.github.bsskit.simulator.sdk;

import static io.github.bsskit.simulator.sdk.Calls.PACKAGE;
import static io.github.bsskit.simulator.sdk.Calls.QUOTA;
import static io.github.bsskit.simulator.sdk.Calls.with;
import static io.github.bsskit.simulator.sdk.Calls.without;

import java.util.Map;
import java.util.stream.Stream;

/**
 * The errors of the two pages, copied from them by hand, with the calls that cause them.
 *
 * <p>Left out are the four that no input causes (InternalError of both operations,
 * CreditInnerError, UndefinedError), and calls that typed setters cannot express: all clients take
 * Duration for an Integer and OwnerId for a Long, so that text in them never leaves.
 */
final class DocumentedErrors {

  private DocumentedErrors() {}

  static Stream<ErrorRow> table() {
    return Stream.concat(
        quota(), Stream.of(callers(), missing(), malformed(), unknown()).flatMap(rows -> rows));
  }

  private static Stream<ErrorRow> quota() {
    String applicable = "This API is not applicable for caller.";
    String authorized = "This API is not authorized for caller.";
    String missing = "Missing the must parameter.";
    String exists = "Record is exists already.";
    Map<String, String> fresh = with(with(QUOTA, "OutBizId", "new"), "OwnerId", "239000222");
    return Stream.of(
        quota("NotApplicable", applicable, "ordinary customer", Key.ORDINARY_CUSTOMER, fresh),
        quota("NotAuthorized", authorized, "no permissions", Key.WITHOUT_PERMISSIONS, fresh),
        quota("ParameterError", missing, "no Amount", without(fresh, "Amount"))
            .butAsyncSays("Field amount is required"),
        quota("ParameterError", missing, "empty Amount", with(fresh, "Amount", "")),
        quota("ParameterError", missing, "no Currency", without(fresh, "Currency"))
            .butAsyncSays("Field currency is required"),
        quota("ParameterError", missing, "empty Currency", with(fresh, "Currency", "")),
        quota("-303", exists, "the same again", QUOTA),
        quota("-303", exists, "owner has one", with(fresh, "OwnerId", "239000111")),
        quota("-303", exists, "OutBizId was used", with(fresh, "OutBizId", "taken")));
  }

  private static Stream<ErrorRow> callers() {
    String applicable = "This API is not applicable for caller.";
    String authorized = "This API is not authorized for caller.";
    String owner = "The specified owner doesn't belong to caller.";
    String noOwner = "Paramter ownerId is missing.";
    String badOwner = "Parameter ownerId is invalid.";
    return Stream.of(
        plan("NotApplicable", applicable, "ordinary customer", Key.ORDINARY_CUSTOMER, PACKAGE),
        plan("NotAuthorized", authorized, "no permissions", Key.WITHOUT_PERMISSIONS, PACKAGE),
        plan("InvalidOwner", owner, "another's account", with(PACKAGE, "OwnerId", "238000111")),
        plan("InvalidOwner", owner, "unknown account", with(PACKAGE, "OwnerId", "1")),
        plan("IdMissing", noOwner, "agency, no owner", Key.AGENCY, without(PACKAGE, "OwnerId")),
        plan("IdInvalid", badOwner, "owner zero", with(PACKAGE, "OwnerId", "0")),
        plan("IdInvalid", badOwner, "owner below zero", with(PACKAGE, "OwnerId", "-239000111")));
  }

  private static Stream<ErrorRow> missing() {
    String missing = "Absent some mandatory parameter for this request.";
    return Stream.of(
        plan("MissingParameter", missing, "no ProductCode", without(PACKAGE, "ProductCode"))
            .butAsyncSays("Field productCode is required"),
        plan("MissingParameter", missing, "no PackageType", without(PACKAGE, "PackageType"))
            .butAsyncSays("Field packageType is required"),
        plan("MissingParameter", missing, "no Specification", without(PACKAGE, "Specification"))
            .butAsyncSays("Field specification is required"),
        plan("MissingParameter", missing, "no Duration", without(PACKAGE, "Duration"))
            .butAsyncSays("Field duration is required"),
        plan("MissingParameter", missing, "empty ProductCode", with(PACKAGE, "ProductCode", "")),
        plan("MissingParameter", missing, "empty PackageType", with(PACKAGE, "PackageType", "")),
        plan(
            "MissingParameter",
            missing,
            "empty Specification",
            with(PACKAGE, "Specification", "")));
  }

  private static Stream<ErrorRow> malformed() {
    String invalid = "This request contain some invalid parameter";
    String duration = "Parameter duration can only be positive integer.";
    String size = "Parameter specification can only be positive integer.";
    String date = "Parameter effectiveDate is invalid.";
    return Stream.of(
        plan("InvalidParameter", invalid, "unknown cycle", with(PACKAGE, "PricingCycle", "Week")),
        plan("DurationInvalid", duration, "zero", with(PACKAGE, "Duration", "0")),
        plan("DurationInvalid", duration, "below zero", with(PACKAGE, "Duration", "-1")),
        plan("SpecificationInvalid", size, "zero", with(PACKAGE, "Specification", "0")),
        plan("SpecificationInvalid", size, "below zero", with(PACKAGE, "Specification", "-40")),
        plan("SpecificationInvalid", size, "a fraction", with(PACKAGE, "Specification", "4.5")),
        plan("SpecificationInvalid", size, "text", with(PACKAGE, "Specification", "large")),
        plan("EffectiveDateInvalid", date, "text", with(PACKAGE, "EffectiveDate", "today")),
        plan(
            "EffectiveDateInvalid",
            date,
            "no such day",
            with(PACKAGE, "EffectiveDate", "2025-02-30T00:00:00Z")),
        plan(
            "EffectiveDateInvalid",
            date,
            "another offset",
            with(PACKAGE, "EffectiveDate", "2025-03-03T12:00:00+08:00")));
  }

  private static Stream<ErrorRow> unknown() {
    String product = "Product not found.";
    String type = "No such resource package type found.";
    String notSold = "Package type currently is not supported.";
    return Stream.of(
        plan("ProductNotFound", product, "unknown", with(PACKAGE, "ProductCode", "nobag")),
        plan("PackageTypeNotFound", type, "unknown", with(PACKAGE, "PackageType", "FPT_none")),
        plan(
            "PackageTypeNotFound",
            type,
            "another product's",
            with(PACKAGE, "PackageType", "FPT_smsbag_absolute_Count_cn")),
        plan(
            "PackageTypeNotSupported",
            notSold,
            "not on sale",
            with(PACKAGE, "PackageType", "FPT_ossbag_absolute_Storage_retired")));
  }

  private static ErrorRow quota(
      String code, String message, String when, Map<String, String> parameters) {
    return quota(code, message, when, Key.RESELLER, parameters);
  }

  private static ErrorRow quota(
      String code, String message, String when, Key caller, Map<String, String> parameters) {
    return new ErrorRow("CreateResellerUserQuota", code, message, when, caller, parameters);
  }

  private static ErrorRow plan(
      String code, String message, String when, Map<String, String> parameters) {
    return plan(code, message, when, Key.RESELLER, parameters);
  }

  private static ErrorRow plan(
      String code, String message, String when, Key caller, Map<String, String> parameters) {
    return new ErrorRow("CreateResourcePackage", code, message, when, caller, parameters);
  }
}
