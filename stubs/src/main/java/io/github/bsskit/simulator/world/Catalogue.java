package io.github.bsskit.simulator.world;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The products on offer. */
public final class Catalogue {

  private final Map<String, Product> products;

  Catalogue(List<Product> products) {
    Map<String, Product> index = new LinkedHashMap<>();
    products.forEach(product -> index.put(product.code(), product));
    this.products = index;
  }

  /** All products, in the order of the world file. */
  public Collection<Product> products() {
    return Collections.unmodifiableCollection(products.values());
  }

  /** The product with a ProductCode; case matters. */
  public Optional<Product> find(String productCode) {
    return Optional.ofNullable(products.get(productCode));
  }

  /**
   * A product with resource plans.
   *
   * @param code for example {@code ossbag}
   */
  public record Product(String code, List<PackageType> packageTypes) {

    /** The package type with a code; case matters. */
    public Optional<PackageType> find(String packageType) {
      return packageTypes.stream().filter(type -> type.code().equals(packageType)).findFirst();
    }
  }

  /**
   * A type of resource plan.
   *
   * @param code for example {@code FPT_ossbag_absolute_Storage_sh}
   * @param specifications the sizes on offer; empty for any positive integer of up to 19 digits
   */
  public record PackageType(String code, boolean onSale, List<String> specifications) {

    /** Digits of the largest size: orders keep the text. */
    private static final int MAX_DIGITS = 19;

    /** Whether the plan is on offer in a size, a positive integer as text. */
    public boolean offers(String specification) {
      return specification.length() <= MAX_DIGITS
          && (specifications.isEmpty() || specifications.contains(specification));
    }
  }
}
