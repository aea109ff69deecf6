package io.github.bsskit.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The keys that the simulator starts with, which pages offer for trying. */
public final class SampleKeys {

  /** What a key is good for. */
  public enum Role {
    FULL,
    DENIED,
    NOT_APPLICABLE,
    MUST_NAME_OWNER,
    INACTIVE,
    STS;

    /** Its key in the file and in data for scripts. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Map<String, Map<String, String>> keys = new LinkedHashMap<>();

  SampleKeys() {
    try (InputStream in = SampleKeys.class.getResourceAsStream("texts/keys.yaml")) {
      keys.putAll(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A key: id, secret and maybe token, in this order, since pages are the same at every build. */
  public Map<String, String> of(Role role) {
    return Collections.unmodifiableMap(keys.get(role.word()));
  }

  /** All keys by their role. */
  Map<String, Map<String, String>> all() {
    return keys;
  }
}
