package io.github.bsskit.conformance.crooked;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is said, before it becomes text: a status, a tree of members, the name of the XML root. */
final class Response {

  final Call call;

  /** The refusal that the call ended in, null in success. */
  final Refusal refusal;

  final String requestId;
  int status;
  String root;
  String headerRequestId;

  /** Values are String, Boolean, Long, {@link Literal}, null or a Map of the same. */
  final Map<String, Object> members = new LinkedHashMap<>();

  /** A number or name to be written into JSON exactly as given. */
  record Literal(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  Response(Call call, Refusal refusal, String requestId) {
    this.call = call;
    this.refusal = refusal;
    this.status = refusal == null ? 200 : refusal.status();
    this.root = refusal == null ? call.action() + "Response" : "Error";
    this.requestId = requestId;
    this.headerRequestId = requestId;
  }

  boolean success() {
    return refusal == null;
  }

  boolean failed(String code) {
    return refusal != null && refusal.code().equals(code);
  }

  /** Changes a member that is there. */
  void change(String member, Object value) {
    members.replace(member, value);
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> data() {
    return (Map<String, Object>) members.get("Data");
  }
}
