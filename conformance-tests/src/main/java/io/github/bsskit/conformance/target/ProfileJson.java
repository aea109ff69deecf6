package io.github.bsskit.conformance.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Binds profiles to and from trees; a tree for a report has its secrets masked. */
final class ProfileJson {

  private static final String MASK = "***";

  private static final String SECRET =
      "[A-Za-z0-9_.-]*(?:auth|cookie|token|secret|passw|credential|session|signature|key)"
          + "[A-Za-z0-9_.-]*";

  private static final Pattern NAME = Pattern.compile("(?i)" + SECRET);
  private static final Pattern USER = Pattern.compile("(?<=//)[^/?#]*@");
  private static final Pattern PAIR =
      Pattern.compile("(?i)(?<![A-Za-z0-9_.-])(" + SECRET + "=)[^&\\s]*");
  private static final Pattern FIELD =
      Pattern.compile("(?i)(\"" + SECRET + "\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^,}\\]\\s]+)");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(
              usual -> usual.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private ProfileJson() {}

  /** The profile of a valid tree with all defaults. */
  static Profile profile(ObjectNode tree) {
    return MAPPER.treeToValue(tree, Profile.class);
  }

  /** A profile in the shape of its file, with {@code ***} for secrets. */
  static Map<String, Object> masked(Profile profile) {
    return object(MAPPER.valueToTree(profile));
  }

  private static Map<String, Object> object(JsonNode object) {
    boolean isSecret = NAME.matcher(object.path("name").asString("")).matches();
    Map<String, Object> shown = new LinkedHashMap<>();
    object.forEachEntry(
        (key, value) ->
            shown.put(key, value(isSecret && key.equals("value") ? "secret" : key, value)));
    return shown;
  }

  private static Object value(String key, JsonNode value) {
    if (value.isObject()) {
      return object(value);
    }
    if (value.isArray()) {
      return value.valueStream().map(item -> value("", item)).toList();
    }
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    return NAME.matcher(key).matches() ? MASK : text(value.asString());
  }

  private static String text(String text) {
    String fields = FIELD.matcher(text).replaceAll("$1\"" + MASK + '"');
    String url = USER.matcher(fields).replaceAll(MASK + "@");
    return PAIR.matcher(url).replaceAll("$1" + MASK);
  }
}
