package io.github.bsskit.conformance.crooked;

import java.util.function.Consumer;

/** Servers that return an error with a wrong status, code or message. */
enum CrookedError implements Crooked {
  PARAMETER_ERROR_UNDER_200(
      "ParameterError has HTTP status 200",
      "CreateResellerUserQuota/error/ParameterError/status",
      b -> b.status(Rejection.QUOTA, "ParameterError", 200)),

  RECORD_EXISTS_UNDER_200(
      "-303 has HTTP status 200",
      "CreateResellerUserQuota/error/RecordExists/status",
      b -> b.status(Rejection.QUOTA, "-303", 200)),

  RECORD_EXISTS_UNDER_409(
      "-303 has HTTP status 409",
      "CreateResellerUserQuota/error/RecordExists/status",
      b -> b.status(Rejection.QUOTA, "-303", 409)),

  DURATION_INVALID_UNDER_200(
      "DurationInvalid has HTTP status 200",
      "CreateResourcePackage/error/DurationInvalid/status",
      b -> b.status(Rejection.PLAN, "DurationInvalid", 200)),

  MISSING_PARAMETER_UNDER_422(
      "MissingParameter has HTTP status 422",
      "CreateResourcePackage/error/MissingParameter/status",
      b -> b.status(Rejection.PLAN, "MissingParameter", 422)),

  PRODUCT_NOT_FOUND_UNDER_404(
      "ProductNotFound has HTTP status 404",
      "CreateResourcePackage/error/ProductNotFound/status",
      b -> b.status(Rejection.PLAN, "ProductNotFound", 404)),

  NOT_AUTHORIZED_UNDER_403(
      "NotAuthorized has HTTP status 403",
      "CreateResellerUserQuota/error/NotAuthorized/status",
      b -> b.status(Rejection.QUOTA, "NotAuthorized", 403)),

  EVERY_FAILURE_UNDER_200(
      "every error has HTTP status 200", "*/error/*/status", b -> b.onFailure(a -> a.status = 200)),

  UNDEFINED_ERROR_UNDER_400(
      "UndefinedError, documented with 500, has status 400",
      "CreateResellerUserQuota/error/UndefinedError/status",
      b -> b.status(Rejection.QUOTA, "UndefinedError", 400)),

  PLAN_INTERNAL_ERROR_UNDER_400(
      "InternalError of CreateResourcePackage, documented with 500, has status 400",
      "CreateResourcePackage/error/InternalError/status",
      b -> b.status(Rejection.PLAN, "InternalError", 400)),

  QUOTA_INTERNAL_ERROR_UNDER_500(
      "InternalError of CreateResellerUserQuota, documented with 400, has status 500",
      "CreateResellerUserQuota/error/InternalError/status",
      b -> b.status(Rejection.QUOTA, "InternalError", 500)),

  SUCCESS_UNDER_201(
      "a success has HTTP status 201",
      "*/success/status",
      b -> b.onResponse(a -> a.status = a.success() ? 201 : a.status)),

  SUCCESS_UNDER_400(
      "a created quota has HTTP status 400",
      "CreateResellerUserQuota/success/status | CreateResellerUserQuota/*/valid/*",
      b -> b.onSuccess(Rejection.QUOTA, a -> a.status = 400)),

  TYPO_CORRECTED(
      "the message of IdMissing is spelled as it should be",
      "CreateResourcePackage/error/IdMissing/message",
      b -> b.message(Rejection.PLAN, "IdMissing", "Parameter ownerId is missing.")),

  GRAMMAR_CORRECTED(
      "the message of -303 is put into good English",
      "CreateResellerUserQuota/error/RecordExists/message",
      b -> b.message(Rejection.QUOTA, "-303", "Record already exists.")),

  FULL_STOP_ADDED(
      "the message of InvalidParameter ends with a full stop",
      "CreateResourcePackage/error/InvalidParameter/message",
      b ->
          b.message(
              Rejection.PLAN, "InvalidParameter", "This request contain some invalid parameter.")),

  FULL_STOP_DROPPED(
      "the message of DurationInvalid ends without its full stop",
      "CreateResourcePackage/error/DurationInvalid/message",
      b ->
          b.message(
              Rejection.PLAN,
              "DurationInvalid",
              "Parameter duration can only be positive integer")),

  MESSAGE_WITH_SPACE(
      "the message of ParameterError ends with a space",
      "CreateResellerUserQuota/error/ParameterError/message",
      b -> b.message(Rejection.QUOTA, "ParameterError", "Missing the must parameter. ")),

  MESSAGE_CUT(
      "the message of CreditInnerError is cut after its first sentence",
      "CreateResellerUserQuota/error/CreditInnerError/message",
      b -> b.message(Rejection.QUOTA, "CreditInnerError", "This interface has some error.")),

  APOSTROPHE_CURLED(
      "the message of InvalidOwner has a typographic apostrophe",
      "CreateResourcePackage/error/InvalidOwner/message",
      b ->
          b.message(
              Rejection.PLAN,
              "InvalidOwner",
              "The specified owner doesn\u2019t belong to caller.")),

  FAULT_DIFFERS_IN_XML(
      "CreditInnerError has another message in XML",
      "CreateResellerUserQuota/error/CreditInnerError/message",
      b ->
          b.onFailure(
              a -> {
                if (a.failed("CreditInnerError") && a.call.xml()) {
                  a.change("Message", "This interface has some error.");
                }
              })),

  DENIAL_DIFFERS_IN_XML(
      "NotAuthorized has another message in XML",
      "CreateResourcePackage/error/NotAuthorized/message",
      b ->
          b.onFailure(
              a -> {
                if (a.failed("NotAuthorized") && a.call.plan() && a.call.xml()) {
                  a.change("Message", "This API is not authorised for caller.");
                }
              })),

  MESSAGE_OF_OTHER_OPERATION(
      "InternalError has the message of the other operation",
      "CreateResellerUserQuota/error/InternalError/message",
      b ->
          b.message(
              Rejection.QUOTA,
              "InternalError",
              "The request processing has failed due to some unknown error.")),

  MESSAGE_NAMES_PARAMETER(
      "the message of MissingParameter goes on with a name",
      "CreateResourcePackage/error/MissingParameter/message",
      b ->
          b.message(
              Rejection.PLAN,
              "MissingParameter",
              Rejection.of(Rejection.PLAN, "MissingParameter").message() + " (Duration)")),

  MESSAGE_IN_UPPER_CASE(
      "the message of PackageTypeNotSupported is in upper case",
      "CreateResourcePackage/error/PackageTypeNotSupported/message",
      b ->
          b.message(
              Rejection.PLAN,
              "PackageTypeNotSupported",
              "PACKAGE TYPE CURRENTLY IS NOT SUPPORTED.")),

  MESSAGE_EMPTY(
      "the message of PackageTypeNotFound is empty",
      "CreateResourcePackage/error/PackageTypeNotFound/message",
      b -> b.message(Rejection.PLAN, "PackageTypeNotFound", "")),

  MESSAGE_IN_CHINESE(
      "the message of EffectiveDateInvalid is translated",
      "CreateResourcePackage/error/EffectiveDateInvalid/message",
      b -> b.message(Rejection.PLAN, "EffectiveDateInvalid", "\u53c2\u6570\u65e0\u6548")),

  CODE_IN_LOWER_CASE(
      "ProductNotFound is spelled productNotFound",
      "*/unknown/* | CreateResourcePackage/error/undocumented",
      b -> b.code(Rejection.PLAN, "ProductNotFound", "productNotFound")),

  RECORD_EXISTS_BY_NAME(
      "-303 is returned as RecordExists",
      "CreateResellerUserQuota/sequence/* | CreateResellerUserQuota/error/undocumented",
      b -> b.code(Rejection.QUOTA, "-303", "RecordExists")),

  RECORD_EXISTS_WITHOUT_SIGN(
      "-303 is returned as 303",
      "CreateResellerUserQuota/sequence/* | CreateResellerUserQuota/error/undocumented",
      b -> b.code(Rejection.QUOTA, "-303", "303")),

  CODES_CROSSED(
      "ParameterError is returned instead of -303",
      "CreateResellerUserQuota/sequence/*",
      b -> b.swap(Rejection.QUOTA, "-303", "ParameterError")),

  MISSING_RETURNS_INVALID(
      "a missing parameter returns InvalidParameter",
      "CreateResourcePackage/*/missing/*",
      b -> b.swap(Rejection.PLAN, "MissingParameter", "InvalidParameter")),

  DATE_RETURNS_INVALID(
      "a malformed EffectiveDate returns InvalidParameter",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.swap(Rejection.PLAN, "EffectiveDateInvalid", "InvalidParameter")),

  OWNER_MALFORMED_RETURNS_MISSING(
      "a malformed OwnerId returns IdMissing",
      "CreateResourcePackage/OwnerId/malformed/*",
      b -> b.swap(Rejection.PLAN, "IdInvalid", "IdMissing")),

  DENIED_RETURNS_NOT_APPLICABLE(
      "a key without permission returns NotApplicable",
      "CreateResourcePackage/caller/NotAuthorized",
      b -> b.swap(Rejection.PLAN, "NotAuthorized", "NotApplicable")),

  NOT_APPLICABLE_RETURNS_DENIED(
      "an account of the wrong type returns NotAuthorized",
      "CreateResellerUserQuota/caller/NotApplicable",
      b -> b.swap(Rejection.QUOTA, "NotApplicable", "NotAuthorized")),

  NOT_APPLICABLE_RETURNS_FORBIDDEN(
      "an account of the wrong type returns an undocumented error",
      "CreateResourcePackage/caller/NotApplicable | CreateResourcePackage/error/undocumented",
      b -> b.code(Rejection.PLAN, "NotApplicable", "Forbidden")),

  UNKNOWN_KEY_UNDER_403(
      "an unknown key has HTTP status 403",
      "gateway/error/InvalidAccessKeyIdNotFound/status",
      b -> b.status(Rejection.GATEWAY, "InvalidAccessKeyId.NotFound", 403)),

  UNKNOWN_ACTION_UNDER_400(
      "an unknown Action has HTTP status 400",
      "gateway/error/InvalidActionNotFound/status",
      b -> b.status(Rejection.GATEWAY, "InvalidAction.NotFound", 400)),

  NONCE_MESSAGE_CHANGED(
      "the message of SignatureNonceUsed has a word too few",
      "gateway/error/SignatureNonceUsed/message",
      b ->
          b.message(
              Rejection.GATEWAY, "SignatureNonceUsed", "Specified signature nonce was used.")),

  EXPIRY_MESSAGE_CHANGED(
      "the message of InvalidTimeStamp.Expired is that of a malformed one",
      "gateway/error/InvalidTimeStampExpired/message",
      b ->
          b.message(
              Rejection.GATEWAY,
              "InvalidTimeStamp.Expired",
              "Specified time stamp or date value is not well formatted.")),

  STRING_TO_SIGN_WITH_FULL_STOP(
      "the mismatch message has a full stop after the string to sign",
      "gateway/error/SignatureDoesNotMatchV1/string-to-sign",
      b ->
          b.rejection =
              error ->
                  error.message().contains("string to sign is:")
                      ? error.withMessage(error.message() + ".")
                      : error),

  STRING_TO_SIGN_HIDDEN(
      "the mismatch message lacks the string to sign",
      "gateway/error/SignatureDoesNotMatch*/message | gateway/client/* | gateway/signature/V1/*",
      b ->
          b.rejection =
              error ->
                  error.message().contains("string to sign is:")
                      ? error.withMessage(
                          "Specified signature is not matched with our calculation.")
                      : error);

  private final Variant variant;
  private final String expected;

  CrookedError(String defect, String expected, Consumer<Behaviour> change) {
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
}
