package io.github.bsskit.conformance.crooked;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Servers whose responses have wrong fields. */
enum CrookedField implements Crooked {
  CODE_AS_NUMBER(
      "Code 200 is a number",
      "CreateResellerUserQuota/success/Code/type",
      b -> b.onSuccess(Rejection.QUOTA, a -> a.change("Code", 200L))),

  CODE_OF_OTHER_OPERATION(
      "the Code of a created quota is Success",
      "CreateResellerUserQuota/success/Code/value",
      b -> b.onSuccess(Rejection.QUOTA, a -> a.change("Code", "Success"))),

  PLAN_CODE_200(
      "the Code of a created plan is 200",
      "CreateResourcePackage/success/Code/value",
      b -> b.onSuccess(Rejection.PLAN, a -> a.change("Code", "200"))),

  CODE_MISSING(
      "a success has no Code",
      "CreateResellerUserQuota/success/Code/present",
      b -> b.onSuccess(Rejection.QUOTA, a -> a.fields.remove("Code"))),

  MESSAGE_WITHOUT_MARK(
      "the Message of a success has no exclamation mark",
      "CreateResourcePackage/success/Message/value",
      b -> b.onSuccess(Rejection.PLAN, a -> a.change("Message", "Successful"))),

  SUCCESS_MESSAGE_MISSING(
      "a success has no Message",
      "CreateResourcePackage/success/Message/present",
      b -> b.onSuccess(Rejection.PLAN, a -> a.fields.remove("Message"))),

  SUCCESS_AS_TEXT(
      "Success is the text true",
      "CreateResellerUserQuota/success/Success/type",
      b -> b.onSuccess(Rejection.QUOTA, a -> a.change("Success", "true"))),

  SUCCESS_AS_NUMBER(
      "Success is 1",
      "CreateResourcePackage/success/Success/type",
      b -> b.onSuccess(Rejection.PLAN, a -> a.change("Success", 1L))),

  SUCCESS_MISSING(
      "Success is left out of a success",
      "CreateResourcePackage/success/Success/present",
      b -> b.onSuccess(Rejection.PLAN, a -> a.fields.remove("Success"))),

  SUCCESS_FALSE_IN_SUCCESS(
      "Success is false although the plan was created",
      "CreateResourcePackage/success/Success/value",
      b -> b.onSuccess(Rejection.PLAN, a -> a.change("Success", false))),

  DATA_AS_TEXT(
      "Data is the text true",
      "CreateResellerUserQuota/success/Data/type",
      b -> b.onSuccess(Rejection.QUOTA, a -> a.change("Data", "true"))),

  DATA_FALSE(
      "Data is false although the quota was created",
      "CreateResellerUserQuota/success/Data/value",
      b -> b.onSuccess(Rejection.QUOTA, a -> a.change("Data", false))),

  DATA_NULL(
      "Data is null",
      "CreateResellerUserQuota/success/Data/*",
      b -> b.onSuccess(Rejection.QUOTA, a -> a.change("Data", null))),

  DATA_MISSING(
      "a created quota has no Data",
      "CreateResellerUserQuota/success/Data/present",
      b -> b.onSuccess(Rejection.QUOTA, a -> a.fields.remove("Data"))),

  DATA_AS_OBJECT(
      "Data of a created quota is an object",
      "CreateResellerUserQuota/success/Data/type",
      b -> b.onSuccess(Rejection.QUOTA, a -> a.change("Data", Map.of("Result", true)))),

  PLAN_DATA_MISSING(
      "a created plan has no Data",
      "CreateResourcePackage/success/Data/present",
      b -> b.onSuccess(Rejection.PLAN, a -> a.fields.remove("Data"))),

  PLAN_DATA_AS_BOOLEAN(
      "Data of a created plan is true",
      "CreateResourcePackage/success/Data/type",
      b -> b.onSuccess(Rejection.PLAN, a -> a.change("Data", true))),

  PLAN_DATA_AS_TEXT(
      "Data of a created plan is JSON inside a string",
      "CreateResourcePackage/success/Data/type",
      b ->
          b.onSuccess(Rejection.PLAN, a -> a.change("Data", Rendering.json(a.fields.get("Data"))))),

  PLAN_DATA_AS_LIST(
      "Data of a created plan is a list of one",
      "CreateResourcePackage/success/Data/type",
      b ->
          b.json =
              a ->
                  a.success() && a.call.plan()
                      ? Rendering.json(a).replaceFirst("\"Data\":(\\{.*?})", "\"Data\":[$1]")
                      : Rendering.json(a)),

  INSTANCE_ID_MISSING(
      "Data has no InstanceId",
      "CreateResourcePackage/success/Data.InstanceId/present",
      b -> b.onSuccess(Rejection.PLAN, a -> a.data().remove("InstanceId"))),

  INSTANCE_ID_AS_NUMBER(
      "InstanceId is a number",
      "CreateResourcePackage/success/Data.InstanceId/type",
      b -> b.onSuccess(Rejection.PLAN, a -> a.data().put("InstanceId", 4711L))),

  INSTANCE_ID_EMPTY(
      "InstanceId is empty",
      "",
      b -> b.onSuccess(Rejection.PLAN, a -> a.data().put("InstanceId", ""))),

  UNDOCUMENTED_FIELD_IN_QUOTA(
      "a created quota has an undocumented field",
      "CreateResellerUserQuota/success/fields",
      b -> b.onSuccess(Rejection.QUOTA, a -> a.fields.put("LedgerId", 1L))),

  UNDOCUMENTED_FIELD_IN_PLAN(
      "a created plan has an undocumented field",
      "CreateResourcePackage/success/fields",
      b -> b.onSuccess(Rejection.PLAN, a -> a.fields.put("Currency", "CNY"))),

  UNDOCUMENTED_FIELD_IN_DATA(
      "Data of a created plan has an undocumented field",
      "CreateResourcePackage/success/fields | CreateResourcePackage/success/Data*",
      b -> b.onSuccess(Rejection.PLAN, a -> a.data().put("Status", "Normal"))),

  UNDOCUMENTED_NULL_IN_PLAN(
      "a created plan has an undocumented field that is null",
      "CreateResourcePackage/success/fields",
      b -> b.onSuccess(Rejection.PLAN, a -> a.fields.put("DynamicMessage", null))),

  HOST_ID_IN_SUCCESS(
      "a success names its host, as only failures do",
      "CreateResourcePackage/success/fields | CreateResellerUserQuota/success/fields",
      b ->
          b.onResponse(
              a -> {
                if (a.success()) {
                  a.fields.put("HostId", a.call.host());
                }
              })),

  UNDOCUMENTED_FIELD_IN_FAILURE(
      "an error has an undocumented field",
      "*/error/fields",
      b -> b.onFailure(a -> a.fields.put("Details", "see the log"))),

  NULL_FIELD_IN_FAILURE(
      "an error has OrderId null",
      "*/error/fields",
      b -> b.onFailure(a -> a.fields.put("OrderId", null))),

  SUCCESS_TRUE_IN_FAILURE(
      "Success is true in failures",
      "*/error/Success/value",
      b -> b.onFailure(a -> a.fields.put("Success", true))),

  SUCCESS_TEXT_IN_FAILURE(
      "Success is the text false in failures",
      "*/error/Success/*",
      b -> b.onFailure(a -> a.fields.put("Success", "false"))),

  DATA_TRUE_IN_QUOTA_FAILURE(
      "Data is true in failures of CreateResellerUserQuota",
      "CreateResellerUserQuota/error/Data/value",
      b ->
          b.onFailure(
              a -> {
                if (a.rejection.operation().equals(Rejection.QUOTA)) {
                  a.fields.put("Data", true);
                }
              })),

  DATA_IN_PLAN_FAILURE(
      "failures of CreateResourcePackage have Data",
      "CreateResourcePackage/error/fields",
      b ->
          b.onFailure(
              a -> {
                if (a.rejection.operation().equals(Rejection.PLAN)) {
                  a.fields.put("Data", Map.of());
                }
              })),

  FAILURE_CODE_AS_NUMBER(
      "-303 is a number",
      "CreateResellerUserQuota/error/Code/type | CreateResellerUserQuota/sequence/* |"
          + " CreateResellerUserQuota/error/RecordExists/*",
      b ->
          b.onFailure(
              a -> {
                if (a.failed("-303")) {
                  a.change("Code", -303L);
                }
              })),

  FAILURE_CODE_MISSING(
      "an error has no Code", "*/error/*", b -> b.onFailure(a -> a.fields.remove("Code"))),

  FAILURE_MESSAGE_MISSING(
      "an error has no Message", "*/error/*", b -> b.onFailure(a -> a.fields.remove("Message"))),

  FAILURE_MESSAGE_NULL(
      "the Message of an error is null",
      "*/error/*",
      b -> b.onFailure(a -> a.change("Message", null))),

  FAILURE_IN_LOWER_CAMEL_CASE(
      "the fields of an error are code, message, requestId",
      "*/error/* | response/RequestId/present",
      b ->
          b.onFailure(
              a -> {
                Map<String, Object> all = new LinkedHashMap<>(a.fields);
                a.fields.clear();
                all.forEach(
                    (name, value) ->
                        a.fields.put(
                            Character.toLowerCase(name.charAt(0)) + name.substring(1), value));
              })),

  FAILURE_WRAPPED(
      "an error is wrapped in a field Error",
      "*/error/* | response/RequestId/present",
      b ->
          b.onFailure(
              a -> {
                Map<String, Object> all = new LinkedHashMap<>(a.fields);
                a.fields.clear();
                a.fields.put("Error", all);
              }));

  private final Variant variant;
  private final String expected;

  CrookedField(String defect, String expected, Consumer<Behaviour> change) {
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
