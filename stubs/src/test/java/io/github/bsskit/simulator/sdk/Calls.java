package io.github.bsskit.simulator.sdk;

import java.util.Map;
import java.util.TreeMap;

/** The parameters of calls that succeed, and how to vary them. */
final class Calls {

  static final Map<String, String> QUOTA =
      Map.of("Amount", "100", "Currency", "CNY", "OutBizId", "taken", "OwnerId", "239000111");

  static final Map<String, String> PACKAGE =
      Map.of(
          "ProductCode", "ossbag",
          "PackageType", "FPT_ossbag_absolute_Storage_sh",
          "Specification", "40",
          "Duration", "6",
          "OwnerId", "239000111");

  private Calls() {}

  static Map<String, String> with(Map<String, String> parameters, String name, String value) {
    Map<String, String> changed = new TreeMap<>(parameters);
    changed.put(name, value);
    return changed;
  }

  static Map<String, String> without(Map<String, String> parameters, String name) {
    Map<String, String> changed = new TreeMap<>(parameters);
    changed.remove(name);
    return changed;
  }
}
