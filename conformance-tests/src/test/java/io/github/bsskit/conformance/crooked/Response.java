package io.github.bsskit.conformance.crooked;

import java.util.LinkedHashMap;
import java.util.Map;

/** A response before it is written: status, fields and XML root. */
final class Response {

  final Call call;

  /** The error; null for a success. */
  final Rejection rejection;

  final String requestId;
  int status;
  String root;
  String headerRequestId;

  /** Values are String, Boolean, Long, {@link Literal}, null or a Map of these. */
  final Map<String, Object> fields = new LinkedHashMap<>();

  /** A JSON token to be written exactly as given. */
  record Literal(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  Response(Call call, Rejection rejection, String requestId) {
    this.call = call;
    this.rejection = rejection;
    this.status = rejection == null ? 200 : rejection.status();
    this.root = rejection == null ? call.action() + "Response" : "Error";
    this.requestId = requestId;
    this.headerRequestId = requestId;
  }

  boolean success() {
    return rejection == null;
  }

  boolean failed(String code) {
    return rejection != null && rejection.code().equals(code);
  }

  /** Changes a field if it is present. */
  void change(String field, Object value) {
    fields.replace(field, value);
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> data() {
    return (Map<String, Object>) fields.get("Data");
  }
}
