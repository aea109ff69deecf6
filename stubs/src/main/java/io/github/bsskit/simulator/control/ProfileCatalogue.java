package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.bsskit.simulator.world.Catalogue;
import io.github.bsskit.simulator.world.Catalogue.PackageType;
import io.github.bsskit.simulator.world.Catalogue.Product;
import java.util.Optional;

/**
 * The products for a conformance run.
 *
 * @param specification a valid size of the plan
 * @param notOnSale a package type of the same product that is not on sale; null if there is none
 * @param otherProduct a product without that package type; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProfileCatalogue(
    String product,
    String packageType,
    String specification,
    String notOnSale,
    String otherProduct) {

  /** The size of the documented example, for plans without a list of sizes. */
  private static final String ANY_SIZE = "40";

  /** The first product on sale; empty if there is none. */
  static Optional<ProfileCatalogue> of(Catalogue catalogue) {
    for (Product product : catalogue.products()) {
      for (PackageType type : product.packageTypes()) {
        if (type.onSale()) {
          return Optional.of(of(catalogue, product, type));
        }
      }
    }
    return Optional.empty();
  }

  private static ProfileCatalogue of(Catalogue catalogue, Product product, PackageType type) {
    return new ProfileCatalogue(
        product.code(),
        type.code(),
        type.specifications().stream().findFirst().orElse(ANY_SIZE),
        product.packageTypes().stream()
            .filter(other -> !other.onSale())
            .map(PackageType::code)
            .findFirst()
            .orElse(null),
        catalogue.products().stream()
            .filter(other -> other.find(type.code()).isEmpty())
            .map(Product::code)
            .findFirst()
            .orElse(null));
  }
}
