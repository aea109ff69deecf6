package io.github.bsskit.docs;

import io.github.bsskit.rulebook.SignatureVector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The script with the signature vectors of the spec, for the signature page. */
final class VectorScript {

  static final String NAME = "signing-vectors.js";

  private VectorScript() {}

  static String of(List<SignatureVector> vectors) {
    String json = Site.json(vectors.stream().map(VectorScript::vector).toList());
    return "/* Requests with a known signature, from openapi.yaml. */\n"
        + "Object.assign(globalThis.bssSigning, { vectors: "
        + json
        + " });\n";
  }

  private static Map<String, Object> vector(SignatureVector vector) {
    SignatureVector.Request request = vector.request();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", vector.name());
    fields.put("version", vector.signature());
    fields.put("method", request.method());
    fields.put("parameters", pairs(request.parameters()));
    fields.put("headers", pairs(request.headers()));
    fields.put("body", request.body());
    fields.put("keyId", request.keyId());
    fields.put("secret", request.secret());
    if (!request.signedHeaders().isEmpty()) {
      fields.put("signedHeaders", request.signedHeaders());
    }
    fields.put("signature", vector.result());
    return fields;
  }

  private static List<List<String>> pairs(Map<String, String> map) {
    List<List<String>> pairs = new ArrayList<>();
    map.forEach((name, value) -> pairs.add(List.of(name, value)));
    return pairs;
  }
}
