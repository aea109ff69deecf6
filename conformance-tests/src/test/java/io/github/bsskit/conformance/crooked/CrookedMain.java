package io.github.bsskit.conformance.crooked;

import java.util.LinkedHashMap;
import java.util.Map;

/** Starts one server by the name of its variant, for manual tests; without a name, lists all. */
public final class CrookedMain {

  private CrookedMain() {}

  /** Takes the name of a {@link Crooked} or {@link Lawful} variant. */
  public static void main(String[] arguments) throws InterruptedException {
    Map<String, Variant> variants = variants();
    if (arguments.length != 1 || !variants.containsKey(arguments[0])) {
      variants.forEach((name, variant) -> System.out.println(name + ": " + variant.description()));
      return;
    }
    try (ReferenceServer server = variants.get(arguments[0]).start()) {
      System.out.println(server.uri());
      System.out.print(server.profile());
      Thread.currentThread().join();
    }
  }

  private static Map<String, Variant> variants() {
    Map<String, Variant> variants = new LinkedHashMap<>();
    for (Lawful lawful : Lawful.values()) {
      variants.put(lawful.name(), lawful.variant());
    }
    Crooked.all().forEach(crooked -> variants.put(crooked.name(), crooked.variant()));
    return variants;
  }
}
